package uk.toex.bench.peers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.doccat.NGramFeatureGenerator;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.InvalidFormatException;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;

/**
 * OpenNLP's document categorizer as a contender: one maximum-entropy model over words and pairs,
 * from the raw text through OpenNLP's own tokenizer.
 *
 * <p>It gives a text one category. Twenty binary models would do the same work twenty times, so
 * there is one model instead: a report stands in the training data once for each of its tags, or as
 * {@code NONE}, and gets all tags with at least half the probability of the likeliest category.
 */
public final class OpenNlpPeer {

  private static final String NONE = "NONE";

  private OpenNlpPeer() {}

  /** Usage: {@code train|classify corpus.tsv model}. */
  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(args[1]);
    Path model = Path.of(args[2]);
    if (args[0].equals("train")) {
      train(corpus, model);
    } else {
      try (PrintStream out = Tags.standardOutput()) {
        classify(corpus, model, out);
      }
    }
  }

  static void train(Path corpus, Path model) throws IOException {
    DoccatFactory factory =
        new DoccatFactory(
            new FeatureGenerator[] {new BagOfWordsFeatureGenerator(), pairsOfWords()});
    TrainingParameters parameters = TrainingParameters.defaultParams();
    DoccatModel trained =
        DocumentCategorizerME.train("en", new Samples(corpus), parameters, factory);
    try (OutputStream out = Files.newOutputStream(model)) {
      trained.serialize(out);
    }
  }

  static void classify(Path corpus, Path model, PrintStream out) throws IOException {
    DocumentCategorizerME categorizer = new DocumentCategorizerME(new DoccatModel(model));
    List<String> categories =
        IntStream.range(0, categorizer.getNumberOfCategories())
            .mapToObj(categorizer::getCategory)
            .toList();
    int none = categories.indexOf(NONE);
    try (TaggedLines lines = new TaggedLines(corpus)) {
      for (TaggedLines.Tagged line = lines.next(); line != null; line = lines.next()) {
        double[] p = categorizer.categorize(SimpleTokenizer.INSTANCE.tokenize(line.text()));
        double enough = IntStream.range(0, p.length).mapToDouble(i -> p[i]).max().orElse(1) / 2;
        Tags.print(categories, t -> t != none && p[t] >= enough, out);
      }
    }
  }

  private static FeatureGenerator pairsOfWords() {
    try {
      return new NGramFeatureGenerator(2, 2);
    } catch (InvalidFormatException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample for each tag of each report. */
  private static final class Samples implements ObjectStream<DocumentSample> {
    private final Path corpus;
    private TaggedLines lines;
    private final Deque<DocumentSample> waiting = new ArrayDeque<>();

    Samples(Path corpus) throws IOException {
      this.corpus = corpus;
      this.lines = new TaggedLines(corpus);
    }

    @Override
    public @Nullable DocumentSample read() throws IOException {
      if (waiting.isEmpty()) {
        TaggedLines.Tagged line = lines.next();
        if (line == null) {
          return null;
        }
        String[] words = SimpleTokenizer.INSTANCE.tokenize(line.text());
        for (String tag : line.tags().isEmpty() ? List.of(NONE) : line.tags()) {
          waiting.add(new DocumentSample(tag, words));
        }
      }
      return waiting.remove();
    }

    @Override
    public void reset() throws IOException {
      lines.close();
      lines = new TaggedLines(corpus);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
