package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;

/** The words of a text, for tests outside this package. */
public final class WordsOf {

  private WordsOf() {}

  /** As they are matched, in their order. */
  public static List<String> text(String text) {
    Tokens tokens = new Tokens();
    tokens.read(text);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      out.add(Tokens.fold(text, tokens.start[i], tokens.end[i]));
    }
    return out;
  }
}
