package uk.toex.synth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.synth.Plan.Mention;
import uk.toex.synth.internal.Rng;

/** Writes the text of a report from its plan. Immutable. */
final class Composer {

  /** Characters a word of this bank's prose, the space after it included. */
  private static final double CHARS_A_WORD = 5.9;

  /** Characters of a middling sentence of this bank. */
  private static final int CHARS_A_SENTENCE = 70;

  /** Below this many words, nobody pastes a header or a footer. */
  private static final int BOILERPLATE_FROM = 55;

  private static final Phrase SPACE = new Phrase.Text(" ");

  private final TextBank bank;
  private final Force force;

  Composer(TextBank bank, Force force) {
    this.bank = bank;
    this.force = force;
  }

  String text(Plan plan, Author author, Rng rng) {
    int words = author.terse() ? plan.words() * 3 / 4 : plan.words();
    boolean boilerplate = words >= BOILERPLATE_FROM;
    String header = boilerplate ? author.header() : "";
    String footer = boilerplate ? author.footer() : "";
    int target = (int) (words * CHARS_A_WORD) - footer.length();

    Scene scene = new Scene(force, rng, author, plan.date());
    StringBuilder out = scene.out();
    out.append(header).append(header.isEmpty() ? "" : " ");
    Deck filler = new Deck(bank.common("filler"));
    Deck action = new Deck(bank.common("action"));
    Deck followUp = new Deck(bank.common("followup"));

    List<Phrase> sentences = facts(plan, words, rng);
    int others = Math.max(1, (target - out.length()) / CHARS_A_SENTENCE - sentences.size());
    int endings = author.terse() ? 0 : Math.min(3, others / 2);
    for (int i = endings; i < others; i++) {
      // What the report is about comes first, in most reports.
      int from = sentences.isEmpty() || rng.chance(0.3) ? 0 : 1;
      sentences.add(rng.between(from, sentences.size()), filler.draw(rng));
    }
    Phrase lead = rng.chance(0.8) ? bank.common("opening") : null;
    for (Phrase sentence : sentences) {
      write(scene, lead, sentence);
      lead = null;
    }
    if (endings > 0) {
      write(scene, null, action.draw(rng));
    }
    if (endings > 1) {
      write(scene, null, bank.common("opinion"));
    }
    if (endings > 2) {
      write(scene, null, followUp.draw(rng));
    }
    while (out.length() < target - CHARS_A_SENTENCE) {
      write(
          scene, null, (rng.chance(0.6) ? filler : rng.chance(0.6) ? action : followUp).draw(rng));
    }
    out.append(footer);
    Scribe.apply(out, author, rng);
    return out.toString().strip();
  }

  /** The sentence that an update of an earlier report begins or ends with. */
  String update(Plan plan, Author author, Rng rng) {
    Scene scene = new Scene(force, rng, author, plan.date());
    write(scene, null, bank.common("update"));
    return scene.out().toString().strip();
  }

  private List<Phrase> facts(Plan plan, int words, Rng rng) {
    List<Phrase> facts = new ArrayList<>(16);
    int more = words > 180 ? 2 : words > 110 ? 1 : 0;
    for (Mention mention : plan.mentions()) {
      Topic topic = bank.topics().get(mention.topic());
      Deck theme = new Deck(topic.theme(rng));
      Deck weak = new Deck(topic.weak());
      switch (mention.strength()) {
        case PLAIN -> add(facts, theme, 2 + rng.below(2 + more), rng);
        case MIDDLING -> {
          Phrase plain = theme.draw(rng);
          facts.add(mention.belongs() ? plain : aside(plain));
          add(facts, weak, mention.belongs() ? rng.below(2 + more) : 0, rng);
        }
        case FAINT -> add(facts, weak, 1 + rng.below(mention.belongs() ? 2 + more : 1), rng);
      }
    }
    return facts;
  }

  /** What is said to be past, elsewhere or without substance. */
  private Phrase aside(Phrase fact) {
    return new Phrase.Sequence(List.of(bank.common("aside"), SPACE, fact));
  }

  private static void add(List<Phrase> facts, Deck deck, int times, Rng rng) {
    for (int i = 0; i < times; i++) {
      facts.add(deck.draw(rng));
    }
  }

  /** Writes a sentence, unless the report holds the very same already. */
  private static void write(Scene scene, @Nullable Phrase lead, Phrase sentence) {
    StringBuilder out = scene.out();
    int start = out.length();
    if (lead != null) {
      lead.write(scene);
      out.append(' ');
    }
    sentence.write(scene);
    char first = out.charAt(start);
    if (first >= 'a' && first <= 'z') {
      out.setCharAt(start, (char) (first - 32));
    }
    out.append(". ");
    if (out.indexOf(out.substring(start)) < start) {
      out.setLength(start);
    }
  }
}
