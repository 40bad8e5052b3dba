package uk.toex.embeddings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.ModelRefusedException;

/**
 * Cuts a text into the pieces of words that an uncased BERT knows, as Hugging Face's {@code
 * BertNormalizer}, {@code BertPreTokenizer} and {@code WordPiece} do. Immutable.
 *
 * <p>One thing differs on purpose: {@code [SEP]} written in a report is text like any other, and
 * not the model's own mark.
 */
final class WordPiece {

  /** A longer word is one unknown piece. */
  private static final int LONGEST_WORD = 100;

  /**
   * What lies behind is not read, so that no text takes long: the pieces that count lie far before.
   */
  private static final int MOST_CHARS = 100_000;

  private final Map<String, Integer> pieces;
  private final int unknown;
  private final int first;
  private final int last;

  /**
   * @param pieces the number of each piece; those that go on within a word begin with {@code ##}
   * @throws ModelRefusedException if a piece that the model needs is missing
   */
  WordPiece(Map<String, Integer> pieces) {
    this.pieces = Map.copyOf(pieces);
    unknown = require("[UNK]");
    first = require("[CLS]");
    last = require("[SEP]");
  }

  private int require(String piece) {
    Integer number = pieces.get(piece);
    if (number == null) {
      throw new ModelRefusedException(
          "the vocabulary has no " + piece + ": it is not that of an uncased BERT");
    }
    return number;
  }

  /**
   * Reads the vocabulary of a {@code tokenizer.json}.
   *
   * @throws ModelRefusedException if it is not one
   */
  static WordPiece read(byte[] tokenizerJson) {
    Map<String, Integer> pieces = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(tokenizerJson)) {
      if (find(json, "model") && find(json, "vocab")) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String piece = json.currentName();
          json.nextToken();
          pieces.put(piece, json.getIntValue());
        }
      }
    } catch (IOException e) {
      throw new ModelRefusedException("the vocabulary is not a tokenizer.json", e);
    }
    return new WordPiece(pieces);
  }

  /** Goes to the object under a name in the next object. */
  private static boolean find(JsonParser json, String name) throws IOException {
    if (json.currentToken() == null) {
      json.nextToken();
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = json.currentName().equals(name);
      if (json.nextToken() == JsonToken.START_OBJECT && found) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  /**
   * The numbers of a text's pieces, between the mark for the beginning and the one for the end.
   *
   * @param most how many pieces at the most, marks included, at least 2; the rest is cut off
   */
  long[] encode(String text, int most) {
    Pieces out = new Pieces(most);
    StringBuilder word = new StringBuilder();
    String clean = clean(text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text);
    for (int i = 0, c; i < clean.length() && !out.full(); i += Character.charCount(c)) {
      c = clean.codePointAt(i);
      boolean alone = ideograph(c) || punctuation(c);
      if (alone || c == ' ') {
        out.word(word);
      }
      if (c != ' ') {
        word.appendCodePoint(Character.toLowerCase(c));
      }
      if (alone) {
        out.word(word);
      }
    }
    out.word(word);
    return out.end();
  }

  /** Without controls and accents, every white space a blank. */
  private static String clean(String text) {
    boolean plain = true;
    for (int i = 0; plain && i < text.length(); i++) {
      plain = text.charAt(i) >= ' ' && text.charAt(i) < 0x7F;
    }
    if (plain) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c)) {
                kept.append(' ');
              } else if (c != 0xFFFD && !other(c)) {
                kept.appendCodePoint(c);
              }
            });
    StringBuilder out = new StringBuilder(kept.length());
    Normalizer.normalize(kept, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Controls, formats such as zero-width joiners, lone surrogates, private use. */
  private static boolean other(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static boolean punctuation(int c) {
    if (c < 0x80) {
      return (c >= '!' && c <= '/')
          || (c >= ':' && c <= '@')
          || (c >= '[' && c <= '`')
          || (c >= '{' && c <= '~');
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean ideograph(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  /** The pieces of one text as they are found. */
  private final class Pieces {
    private final long[] number;
    private int count = 1;

    Pieces(int most) {
      number = new long[most];
      number[0] = first;
    }

    boolean full() {
      return count == number.length - 1;
    }

    /** Adds the pieces of a word, each the longest that fits, and empties it. */
    void word(StringBuilder word) {
      int n = word.length();
      int begin = count;
      int from = word.codePointCount(0, n) > LONGEST_WORD ? -1 : 0;
      while (from >= 0 && from < n && !full()) {
        int to = n;
        Integer piece = piece(word, from, to);
        while (piece == null && to > from + 1) {
          piece = piece(word, from, --to);
        }
        if (piece == null) {
          from = -1;
        } else {
          number[count++] = piece;
          from = to;
        }
      }
      if (from < 0) {
        // What no pieces make up is unknown as a whole.
        count = begin;
        if (!full()) {
          number[count++] = unknown;
        }
      }
      word.setLength(0);
    }

    private @Nullable Integer piece(StringBuilder word, int from, int to) {
      return pieces.get(from == 0 ? word.substring(0, to) : "##" + word.substring(from, to));
    }

    long[] end() {
      number[count++] = last;
      return Arrays.copyOf(number, count);
    }
  }
}
