package uk.toex.bench.compare;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.bench.Synthetic;
import uk.toex.bench.peers.PlainWords;
import uk.toex.synth.ReportGenerator;
import uk.toex.synth.SyntheticReport;

/**
 * The corpus in every contender's format. Beside the whole, each part has its first few reports in
 * files of their own, whose runs tell what starting up takes.
 *
 * <ul>
 *   <li>{@code .csv}: read by TOEX and scikit-learn; the text as it is, quoted
 *   <li>{@code .tsv}: read by the other JVM peers; a line a report, tags apart by spaces, a tab,
 *       the text in one line
 *   <li>{@code .ft}: read by fastText; labels, then words already cut and in lower case
 * </ul>
 */
record CorpusFiles(Path folder, int train, int classify, int few, List<Set<String>> truth) {

  private static final long SEED = 2026;

  /** What stands for the whole of a part, and for its first few reports. */
  enum Size {
    ALL,
    FEW
  }

  /** The file that a contender learns from. */
  Path training(String format, Size size) {
    return folder.resolve("train-" + size.name().toLowerCase(Locale.ROOT) + "." + format);
  }

  /** The file to be classified. */
  Path unseen(String format, Size size) {
    return folder.resolve("classify-" + size.name().toLowerCase(Locale.ROOT) + "." + format);
  }

  /** The codes of all tags. */
  static List<String> tags() {
    return Synthetic.generator(SEED).tags().stream().map(Tag::code).toList();
  }

  /** Writes the corpus; {@code classify} reports follow {@code train} others. */
  static CorpusFiles write(Path folder, int train, int classify, int few) {
    ReportGenerator generator = Synthetic.generator(SEED);
    List<Set<String>> truth = new ArrayList<>();
    CorpusFiles files = new CorpusFiles(folder, train, classify, few, truth);
    for (Size size : Size.values()) {
      int learned = size == Size.ALL ? train : few;
      int asked = size == Size.ALL ? classify : few;
      Synthetic.writeCsv(generator, 0, learned, files.training("csv", size));
      Synthetic.writeCsv(generator, train, asked, files.unseen("csv", size));
      files.writeLines(generator, 0, learned, files.training("tsv", size), Line.TSV);
      files.writeLines(generator, train, asked, files.unseen("tsv", size), Line.TSV);
      files.writeLines(generator, 0, learned, files.training("ft", size), Line.FASTTEXT);
      files.writeLines(generator, train, asked, files.unseen("ft", size), Line.FASTTEXT_UNLABELLED);
    }
    for (long i = train; i < (long) train + classify; i++) {
      SyntheticReport report = generator.report(i);
      truth.add(
          report.trueTags().stream().map(Tag::code).collect(Collectors.toCollection(TreeSet::new)));
    }
    return files;
  }

  private enum Line {
    TSV,
    FASTTEXT,
    FASTTEXT_UNLABELLED
  }

  private void writeLines(ReportGenerator generator, long from, int count, Path file, Line kind) {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (long i = from; i < from + count; i++) {
        Report r = generator.report(i).report();
        if (kind == Line.TSV) {
          out.write(Synthetic.joined(r.tags(), " ") + "\t");
          out.write(r.text().replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
        } else {
          if (kind == Line.FASTTEXT) {
            for (Tag tag : r.tags()) {
              out.write("__label__" + tag.code() + " ");
            }
          }
          out.write(String.join(" ", PlainWords.of(r.text())));
        }
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
