package uk.toex.nlp.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.nlp.internal.Platt;
import uk.toex.nlp.internal.SplitMix;
import uk.toex.nlp.internal.Workers;
import uk.toex.spi.TrainingSettings;

/**
 * Trains categorizers: one of all tags if they exclude each other, else one of yes and no for each.
 * Each is trained by one thread, so that its sums do not depend on how many there are; several are
 * trained at once.
 */
final class CategorizerTraining {

  /** How often a word must stand in the texts that a model learns from. */
  private static final int CUTOFF = 2;

  private static final int ROUNDS = 100;
  private static final double L2 = 1;
  private static final int PARTS = 3;
  private static final int FEWEST = 2;

  private final Method method;
  private final TrainingSettings settings;
  private final Progress progress;
  private final int models;
  private final String[][] features;

  /** For each model, the category of each text. */
  private final String[][] category;

  private final AtomicInteger done = new AtomicInteger();

  private CategorizerTraining(
      Method method, List<Report> reports, TrainingSettings settings, Progress progress) {
    this.method = method;
    this.settings = settings;
    this.progress = progress;
    List<Tag> tags = settings.tags();
    boolean exclusive = settings.exclusive();
    this.models = exclusive ? 1 : tags.size();
    List<String[]> read = new ArrayList<>();
    List<String[]> categories = new ArrayList<>();
    HashMap<String, String> pool = new HashMap<>();
    int[] count = new int[tags.size()];
    int n = 0;
    for (Report report : reports) {
      if ((n++ & 0xFFF) == 0) {
        progress.step("reading", n - 1, reports.size());
      }
      String[] mine = new String[models];
      int known = 0;
      for (int t = 0; t < count.length; t++) {
        boolean carried = report.tags().contains(tags.get(t));
        known += carried ? 1 : 0;
        count[t] += carried ? 1 : 0;
        if (!exclusive) {
          mine[t] = OpenNlpClassifier.category(false, carried ? 0 : 1);
        } else if (carried) {
          mine[0] = OpenNlpClassifier.category(true, t);
        }
      }
      if (exclusive && known > 1) {
        throw new InputRefusedException(
            "Report "
                + report.id()
                + " has "
                + known
                + " tags, but with exclusive tags every report has exactly one.");
      }
      if (exclusive && known == 0) {
        continue; // its tag is not among those to learn
      }
      read.add(Features.pooled(report.text(), method.pairs, pool));
      categories.add(mine);
    }
    require(tags, exclusive, count, read.size());
    this.features = read.toArray(new String[0][]);
    this.category = new String[models][features.length];
    for (int m = 0; m < models; m++) {
      for (int i = 0; i < features.length; i++) {
        category[m][i] = categories.get(i)[m];
      }
    }
  }

  static OpenNlpClassifier train(
      String name,
      Method method,
      List<Report> reports,
      TrainingSettings settings,
      Progress progress) {
    return new CategorizerTraining(method, reports, settings, progress).run(name);
  }

  private OpenNlpClassifier run(String name) {
    int parts = method.calibrated ? PARTS : 0;
    MaxentModel[] whole = new MaxentModel[models];
    // The score of each text for each of its model's categories, by a model that has not seen it.
    double[][] unseen = new double[settings.tags().size()][parts == 0 ? 0 : features.length];
    byte[][] part = new byte[models][];
    Arrays.setAll(part, this::deal);
    int tasks = models * (1 + parts);
    try (Workers workers = new Workers(settings.threads())) {
      workers.run(
          tasks,
          task -> {
            int m = task % models;
            int held = task / models - 1;
            MaxentModel model = fit(m, part[m], held, tasks);
            if (held < 0) {
              whole[m] = model;
            } else {
              OpenNlpClassifier scorer =
                  new OpenNlpClassifier(
                      name, settings.tags(), settings.exclusive(), new MaxentModel[] {model}, null);
              for (int i = 0; i < features.length; i++) {
                if (part[m][i] == held) {
                  double[] scores = scorer.scores(0, features[i]);
                  for (int t = 0; t < scores.length; t++) {
                    unseen[settings.exclusive() ? t : m][i] = scores[t];
                  }
                }
              }
            }
            progress.step("training", done.incrementAndGet(), tasks);
          });
    }
    Platt @Nullable [] calibration = parts == 0 ? null : calibration(unseen);
    return new OpenNlpClassifier(name, settings.tags(), settings.exclusive(), whole, calibration);
  }

  /** A model of all texts but those of one part. */
  private MaxentModel fit(int m, byte[] part, int held, int tasks) {
    List<DocumentSample> samples = new ArrayList<>(features.length + 1);
    Map<String, Integer> count = new HashMap<>();
    for (int i = 0; i < features.length; i++) {
      if (part[i] != held) {
        samples.add(new DocumentSample(category[m][i], features[i]));
        count.merge(category[m][i], 1, Integer::sum);
      }
    }
    if (count.values().stream().distinct().count() == 1) {
      // OpenNLP's line search never ends where no feature speaks for any category, as if all texts
      // are the same. Of categories that are not equally frequent, the feature of all texts does.
      samples.add(samples.get(0));
    }
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, method.algorithm);
    parameters.put(TrainingParameters.CUTOFF_PARAM, CUTOFF);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, ROUNDS);
    parameters.put(QNTrainer.L1COST_PARAM, 0.0);
    parameters.put(QNTrainer.L2COST_PARAM, L2);
    // The default writes what it reads to a temporary file; reports stay in memory.
    parameters.put(
        AbstractEventTrainer.DATA_INDEXER_PARAM, AbstractEventTrainer.DATA_INDEXER_ONE_PASS_VALUE);
    try {
      return DocumentCategorizerME.train(
              "und",
              new Samples(samples, () -> progress.step("training", done.get(), tasks)),
              parameters,
              new DoccatFactory(new FeatureGenerator[] {new Features()}))
          .getMaxentModel();
    } catch (IOException e) {
      throw new UncheckedIOException("a stream in memory failed", e);
    }
  }

  /** Samples in memory; asks now and then whether to go on. */
  private static final class Samples implements ObjectStream<DocumentSample> {
    private final List<DocumentSample> samples;
    private final Runnable step;
    private int next;

    Samples(List<DocumentSample> samples, Runnable step) {
      this.samples = samples;
      this.step = step;
    }

    @Override
    public @Nullable DocumentSample read() {
      if ((next & 0x7F) == 0) {
        step.run();
      }
      return next < samples.size() ? samples.get(next++) : null;
    }

    @Override
    public void reset() {
      next = 0;
    }
  }

  /** Deals texts to parts at random, each category by itself, so that every part has its share. */
  private byte[] deal(int m) {
    int n = features.length;
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    new SplitMix(settings.seed()).shuffle(order);
    HashMap<String, Integer> next = new HashMap<>();
    byte[] part = new byte[n];
    for (int i : order) {
      int dealt = next.merge(category[m][i], 1, Integer::sum);
      part[i] = (byte) (dealt % PARTS);
    }
    return part;
  }

  private Platt[] calibration(double[][] unseen) {
    Platt[] calibration = new Platt[unseen.length];
    for (int t = 0; t < unseen.length; t++) {
      boolean[] positive = new boolean[features.length];
      boolean exclusive = settings.exclusive();
      String yes = OpenNlpClassifier.category(exclusive, exclusive ? t : 0);
      String[] own = category[exclusive ? 0 : t];
      for (int i = 0; i < positive.length; i++) {
        positive[i] = own[i].equals(yes);
      }
      calibration[t] = Platt.fit(unseen[t], positive);
    }
    return calibration;
  }

  private static void require(List<Tag> tags, boolean exclusive, int[] count, int reports) {
    if (reports == 0) {
      throw new InputRefusedException(
          "There is no report to learn from" + (exclusive ? " with one of " + tags : "") + ".");
    }
    if (exclusive && tags.size() < 2) {
      throw new InputRefusedException(
          "Only one tag is to be learned, "
              + tags.get(0)
              + ": with exclusive tags at least two are needed.");
    }
    for (int t = 0; t < count.length; t++) {
      if (count[t] < FEWEST || reports - count[t] < FEWEST) {
        throw new InputRefusedException(
            "The tag "
                + tags.get(t)
                + " is on "
                + count[t]
                + " of "
                + reports
                + " reports: to learn it, at least "
                + FEWEST
                + " with it and as many without it are needed.");
      }
    }
  }
}
