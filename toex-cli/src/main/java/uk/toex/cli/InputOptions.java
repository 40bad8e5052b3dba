package uk.toex.cli;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.Limits;
import uk.toex.io.ReportOptions;

/** Which reports are read, and how they stand there. */
final class InputOptions {

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "INPUT",
      description = "The reports: .csv, .tsv or .jsonl, each also .gz; - is standard input.")
  String input = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, tsv or jsonl; needed for standard input, else told by the name.")
  @Nullable String format;

  @Option(names = "--id", paramLabel = "COLUMN", description = "The column of ids; default id.")
  @Nullable String id;

  @Option(names = "--text", paramLabel = "COLUMN", description = "The column of texts; text.")
  @Nullable String text;

  @Option(names = "--tags", paramLabel = "COLUMN", description = "The column of tags; tags.")
  @Nullable String tags;

  @Option(names = "--grade", paramLabel = "COLUMN", description = "The column of grades; grade.")
  @Nullable String grade;

  @Option(names = "--date", paramLabel = "COLUMN", description = "The column of dates; date.")
  @Nullable String date;

  @Option(names = "--author", paramLabel = "COLUMN", description = "The column of authors; author.")
  @Nullable String author;

  @Option(
      names = "--tag-separator",
      paramLabel = "TEXT",
      defaultValue = ";",
      description = "What stands between two tags; default ;")
  String tagSeparator = ";";

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description =
          "How many bad records refuse the input: a count, or a share of at least 100; default 1%%.")
  @Nullable String maxRejects;

  /** The input itself. */
  Input open(Console console) {
    Format given = format == null ? null : parse(format);
    Input opened;
    if (input.equals(STANDARD_INPUT)) {
      if (given == null) {
        throw new Failure.UsageException(
            "Standard input has no name that tells its format: add --format csv, tsv or jsonl.");
      }
      opened = Input.of(unclosed(console.in()), "standard input", given);
    } else {
      Path path = Paths.of(input);
      opened = given == null ? Input.of(path) : Input.of(path, given);
    }
    return opened.withLimits(limits(maxRejects));
  }

  ReportOptions columns(boolean exclusive, boolean tagsRequired, @Nullable String truth) {
    if (tagSeparator.isEmpty()) {
      throw new Failure.UsageException("--tag-separator must not be empty");
    }
    return ReportOptions.builder()
        .id(id)
        .text(text)
        .tags(tags)
        .grade(grade)
        .date(date)
        .author(author)
        .truth(truth)
        .tagSeparator(tagSeparator)
        .exclusive(exclusive)
        .tagsRequired(tagsRequired)
        .build();
  }

  /** For the provenance. */
  void describe(SortedMap<String, String> settings) {
    put(settings, "format", format);
    put(settings, "id", id);
    put(settings, "text", text);
    put(settings, "tags", tags);
    put(settings, "grade", grade);
    put(settings, "date", date);
    put(settings, "author", author);
    put(settings, "tag-separator", tagSeparator);
    put(settings, "max-rejects", Objects.requireNonNullElse(maxRejects, "1%"));
  }

  private static void put(SortedMap<String, String> settings, String name, @Nullable String value) {
    settings.put(name, value == null ? "" : value);
  }

  /** The usual limits, with as many rejects as the option {@code --max-rejects} says. */
  static Limits limits(@Nullable String maxRejects) {
    Limits limits = Limits.DEFAULT;
    if (maxRejects == null) {
      return limits;
    }
    String given = maxRejects.strip();
    boolean percent = given.endsWith("%");
    try {
      double value = Double.parseDouble(percent ? given.substring(0, given.length() - 1) : given);
      boolean share = percent || given.indexOf('.') >= 0;
      if (share) {
        return limits.withMaxRejects(limits.maxRejects(), percent ? value / 100 : value);
      }
      return limits.withMaxRejects(Long.parseLong(given), 0);
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException(
          "--max-rejects is \"" + given + "\"; expected a count such as 500 or a share such as 2%");
    }
  }

  private static Format parse(String name) {
    try {
      return Format.parse(name);
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException("--format is " + e.getMessage());
    }
  }

  /** Readers close what they read; standard input is not ours to close. */
  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {}
    };
  }
}
