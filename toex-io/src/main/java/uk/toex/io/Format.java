package uk.toex.io;

import java.util.Locale;
import java.util.Optional;

/** How records are written in a file. */
public enum Format {
  /** RFC 4180, comma between fields, with a header. */
  CSV,
  /** As CSV, with a tab between fields. */
  TSV,
  /** One JSON object a line. */
  JSONL;

  /**
   * The format that a file's name ends in, {@code .gz} left aside; empty if it is none of these.
   */
  public static Optional<Format> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz")) {
      lower = lower.substring(0, lower.length() - 3);
    }
    for (Format format : values()) {
      if (lower.endsWith("." + format)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads {@code csv}, {@code tsv} or {@code jsonl}, in either case.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static Format parse(String text) {
    for (Format format : values()) {
      if (format.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "not a format: \"" + text + "\"; expected csv, tsv or jsonl");
  }

  /** In lower case, as in a file's name. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
