package uk.toex.comms.indicator;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the measures of one group of records stand, in blocks of which each is there as a whole or
 * not at all. Immutable.
 */
final class Columns {

  static final int CALLS = 0;
  static final int DURATIONS = 1;
  static final int CALL_GAPS = 2;
  static final int TEXTS = 3;
  static final int TEXT_GAPS = 4;
  static final int BOTH = 5;
  static final int RATE = 6;
  static final int DELAYS = 7;
  static final int PLACES = 8;
  static final int HOME = 9;
  static final int RADIUS = 10;
  static final int BLOCKS = 11;

  /** Columns of {@link #CALLS} and of {@link #TEXTS}, from its first one. */
  static final int CONTACTS = 0;

  static final int NOCTURNAL = 1;
  static final int ENTROPY = 2;
  static final int PARETO = 3;
  static final int COUNT = 4;
  static final int COUNT_IN = 5;
  static final int COUNT_OUT = 6;
  static final int BALANCE = 7;

  /** How many numbers a distribution takes. */
  final int width;

  /** Where each block begins, and behind the last one where it ends. */
  final int[] begin = new int[BLOCKS + 1];

  final int perContact;
  final int initiated;
  final int durationPareto;

  /** Columns from the first of their block. */
  static final int ACTIVE_DAYS = 0;

  static final int CONVERSATIONS = 1;
  static final int ANTENNAS = 0;
  static final int PLACE_ENTROPY = 1;
  static final int FREQUENT = 2;

  /** How many columns there are. */
  final int size;

  /** An indicator's column. */
  static final class Entry {
    final String name;
    final String interaction;
    final int block;
    final int column;
    final boolean distribution;

    Entry(String name, String interaction, int block, int column, boolean distribution) {
      this.name = name;
      this.interaction = interaction;
      this.block = block;
      this.column = column;
      this.distribution = distribution;
    }
  }

  Columns(int width) {
    this.width = width;
    perContact = BALANCE + width;
    initiated = perContact + width;
    durationPareto = initiated + 1;
    int[] sizes = {
      durationPareto + 1, width, width, perContact + width, width, 2, 1, width, 3, 1, 1,
    };
    for (int i = 0; i < BLOCKS; i++) {
      begin[i + 1] = begin[i] + sizes[i];
    }
    size = begin[BLOCKS];
  }

  /** The indicators under bandicoot's names, in its order. */
  List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    one(all, "active_days", "callandtext", BOTH, ACTIVE_DAYS);
    two(all, "number_of_contacts", CONTACTS);
    spread(all, "call_duration", "call", DURATIONS, 0);
    two(all, "percent_nocturnal", NOCTURNAL);
    one(all, "percent_initiated_conversations", "callandtext", BOTH, CONVERSATIONS);
    one(all, "percent_initiated_interactions", "call", CALLS, initiated);
    spread(all, "response_delay_text", "callandtext", DELAYS, 0);
    one(all, "response_rate_text", "callandtext", RATE, 0);
    two(all, "entropy_of_contacts", ENTROPY);
    spread(all, "balance_of_contacts", "call", CALLS, BALANCE);
    spread(all, "balance_of_contacts", "text", TEXTS, BALANCE);
    spread(all, "interactions_per_contact", "call", CALLS, perContact);
    spread(all, "interactions_per_contact", "text", TEXTS, perContact);
    spread(all, "interevent_time", "call", CALL_GAPS, 0);
    spread(all, "interevent_time", "text", TEXT_GAPS, 0);
    two(all, "percent_pareto_interactions", PARETO);
    one(all, "percent_pareto_durations", "call", CALLS, durationPareto);
    two(all, "number_of_interactions", COUNT);
    two(all, "number_of_interaction_in", COUNT_IN);
    two(all, "number_of_interaction_out", COUNT_OUT);
    one(all, "number_of_antennas", "", PLACES, ANTENNAS);
    one(all, "entropy_of_antennas", "", PLACES, PLACE_ENTROPY);
    one(all, "percent_at_home", "", HOME, 0);
    one(all, "radius_of_gyration", "", RADIUS, 0);
    one(all, "frequent_antennas", "", PLACES, FREQUENT);
    return all;
  }

  private void one(List<Entry> all, String name, String interaction, int block, int column) {
    all.add(new Entry(name, interaction, block, begin[block] + column, false));
  }

  private void two(List<Entry> all, String name, int column) {
    one(all, name, "call", CALLS, column);
    one(all, name, "text", TEXTS, column);
  }

  private void spread(List<Entry> all, String name, String interaction, int block, int column) {
    all.add(new Entry(name, interaction, block, begin[block] + column, true));
  }
}
