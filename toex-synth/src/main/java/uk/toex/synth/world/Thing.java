package uk.toex.synth.world;

import org.jspecify.annotations.Nullable;
import uk.toex.api.network.EntityKind;

/** An entity in the making. */
final class Thing {

  final EntityKind kind;
  final String label;

  /** Of a location or object: its use; of an event: its sort. */
  final String use;

  /** Of a person, in years; else -1. */
  final int age;

  /** Of a person: the area's letter. */
  final String group;

  /** Of a person: missing episodes that were known by the as-of day. */
  int missing;

  /** Of an event: the day. */
  int on;

  @Nullable WorldRole role;

  private Thing(EntityKind kind, String label, String use, int age, String group) {
    this.kind = kind;
    this.label = label;
    this.use = use;
    this.age = age;
    this.group = group;
  }

  static Thing person(String label, int age, String group) {
    return new Thing(EntityKind.PERSON, label, "", age, group);
  }

  static Thing of(EntityKind kind, String label, String use) {
    return new Thing(kind, label, use, -1, "");
  }
}
