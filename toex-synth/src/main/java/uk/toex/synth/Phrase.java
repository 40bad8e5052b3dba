package uk.toex.synth;

import java.util.List;

/** A compiled line of the text bank. Immutable; writes itself into a {@link Scene}. */
sealed interface Phrase {

  void write(Scene scene);

  /** Text as it stands. */
  record Text(String text) implements Phrase {
    @Override
    public void write(Scene scene) {
      scene.out().append(text);
    }
  }

  /** Words that some authors shorten. */
  record Shortened(String full, String abbreviation) implements Phrase {
    @Override
    public void write(Scene scene) {
      boolean abbreviate = scene.rng().chance(scene.author().abbreviates());
      scene.out().append(abbreviate ? abbreviation : full);
    }
  }

  /** Something of the scene. */
  record Fill(Slot slot) implements Phrase {
    @Override
    public void write(Scene scene) {
      scene.fill(slot);
    }
  }

  /** One of several. */
  record Choice(List<Phrase> options) implements Phrase {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public void write(Scene scene) {
      scene.rng().pick(options).write(scene);
    }
  }

  /** One after the other. */
  record Sequence(List<Phrase> parts) implements Phrase {
    public Sequence {
      parts = List.copyOf(parts);
    }

    @Override
    public void write(Scene scene) {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).write(scene);
      }
    }
  }
}
