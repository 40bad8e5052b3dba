package uk.toex.bench.peers;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * liblinear-java as a contender: {@link HashedFeatures}, and for each tag L2-regularised logistic
 * regression by its dual. A model is a file a tag beside the list of tags.
 */
public final class LiblinearPeer {

  /** Above the default of 1, which holds texts scaled to length 1 back too much. */
  private static final double C = 10;

  /** The command line tool's default for this solver. */
  private static final double EPSILON = 0.1;

  private LiblinearPeer() {}

  /** Usage: {@code train|classify corpus.tsv model}. */
  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(args[1]);
    if (args[0].equals("train")) {
      train(corpus, args[2]);
    } else {
      try (PrintStream out = Tags.standardOutput()) {
        classify(corpus, args[2], out);
      }
    }
  }

  static void train(Path corpus, String model) throws IOException {
    List<Feature[]> texts = new ArrayList<>();
    List<List<String>> given = new ArrayList<>();
    TreeSet<String> tags = new TreeSet<>();
    HashedFeatures features = new HashedFeatures();
    try (TaggedLines lines = new TaggedLines(corpus)) {
      for (TaggedLines.Tagged line = lines.next(); line != null; line = lines.next()) {
        texts.add(features.of(line.text()));
        given.add(line.tags());
        tags.addAll(line.tags());
      }
    }
    Linear.disableDebugOutput();
    Problem problem = new Problem();
    problem.l = texts.size();
    problem.n = HashedFeatures.FEATURES;
    problem.x = texts.toArray(Feature[][]::new);
    Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, C, EPSILON);
    for (String tag : tags) {
      problem.y = given.stream().mapToDouble(some -> some.contains(tag) ? 1 : -1).toArray();
      Linear.train(problem, parameter).save(Path.of(model + "." + tag));
    }
    Files.write(Path.of(model), tags);
  }

  static void classify(Path corpus, String model, PrintStream out) throws IOException {
    List<String> tags = Files.readAllLines(Path.of(model));
    List<Model> models = new ArrayList<>();
    for (String tag : tags) {
      models.add(Linear.loadModel(Path.of(model + "." + tag)));
    }
    HashedFeatures features = new HashedFeatures();
    try (TaggedLines lines = new TaggedLines(corpus)) {
      for (TaggedLines.Tagged line = lines.next(); line != null; line = lines.next()) {
        Feature[] x = features.of(line.text());
        Tags.print(tags, t -> Linear.predict(models.get(t), x) > 0, out);
      }
    }
  }
}
