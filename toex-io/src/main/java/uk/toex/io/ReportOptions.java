package uk.toex.io;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How reports stand in an input: which columns hold what, and how tags are written. Immutable.
 *
 * <p>A column that is not named here is taken by its exact name ({@code id}, {@code text}, {@code
 * tags}, {@code grade}, {@code date}, {@code author}), else by a guess; truth is never guessed.
 */
public final class ReportOptions {

  final @Nullable String id;
  final @Nullable String text;
  final @Nullable String tags;
  final @Nullable String grade;
  final @Nullable String date;
  final @Nullable String author;
  final @Nullable String truth;
  final String tagSeparator;
  final boolean exclusive;
  final boolean tagsRequired;

  private ReportOptions(Builder builder) {
    id = builder.id;
    text = builder.text;
    tags = builder.tags;
    grade = builder.grade;
    date = builder.date;
    author = builder.author;
    truth = builder.truth;
    tagSeparator = builder.tagSeparator;
    exclusive = builder.exclusive;
    tagsRequired = builder.tagsRequired;
  }

  /** Columns found by name or guess, tags apart by {@code ;}, any number of them. */
  public static ReportOptions defaults() {
    return builder().build();
  }

  /** To change some of the {@link #defaults}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable String text;
    private @Nullable String tags;
    private @Nullable String grade;
    private @Nullable String date;
    private @Nullable String author;
    private @Nullable String truth;
    private String tagSeparator = ";";
    private boolean exclusive;
    private boolean tagsRequired = true;

    private Builder() {}

    /** The column of ids; null looks for it. */
    public Builder id(@Nullable String column) {
      id = column;
      return this;
    }

    /** The column of texts; null looks for it. */
    public Builder text(@Nullable String column) {
      text = column;
      return this;
    }

    /** The column of tags; null looks for it. */
    public Builder tags(@Nullable String column) {
      tags = column;
      return this;
    }

    /** The column of grades; null looks for it. */
    public Builder grade(@Nullable String column) {
      grade = column;
      return this;
    }

    /** The column of dates; null looks for it. */
    public Builder date(@Nullable String column) {
      date = column;
      return this;
    }

    /** The column of authors; null looks for it. */
    public Builder author(@Nullable String column) {
      author = column;
      return this;
    }

    /** The column of true tags, written as tags are; null reads no truth. */
    public Builder truth(@Nullable String column) {
      truth = column;
      return this;
    }

    /**
     * What stands between two tags; {@code ;} by default.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Builder tagSeparator(String separator) {
      if (separator.isEmpty()) {
        throw new IllegalArgumentException("the tag separator must not be empty");
      }
      tagSeparator = Objects.requireNonNull(separator);
      return this;
    }

    /** Whether each report must carry exactly one tag; false by default. */
    public Builder exclusive(boolean exactlyOne) {
      exclusive = exactlyOne;
      return this;
    }

    /** Whether the input must have a column of tags; true by default. */
    public Builder tagsRequired(boolean required) {
      tagsRequired = required;
      return this;
    }

    /** The options. */
    public ReportOptions build() {
      return new ReportOptions(this);
    }
  }
}
