package uk.toex.bench.compare;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A classifier that is run as a process of its own, once to learn and once to classify.
 *
 * @param name what the table calls it
 * @param version its version, and its runtime's where that says something
 * @param format which of the {@link CorpusFiles} it reads
 * @param missing how to install it, if it is not there
 * @param training the command that learns; {@link #INPUT} and {@link #MODEL} stand for files
 * @param classifying the command that prints a line of tags for each report
 * @param modelSuffix what the command appends to the model's name
 */
record Contender(
    String name,
    String version,
    String format,
    @Nullable String missing,
    List<String> training,
    List<String> classifying,
    String modelSuffix) {

  /** Stands for the corpus file in a command. */
  static final String INPUT = "{input}";

  /** Stands for the model's file in a command. */
  static final String MODEL = "{model}";

  static List<String> fill(List<String> command, Path input, String model) {
    return command.stream()
        .map(s -> s.equals(INPUT) ? input.toString() : s.equals(MODEL) ? model : s)
        .toList();
  }
}
