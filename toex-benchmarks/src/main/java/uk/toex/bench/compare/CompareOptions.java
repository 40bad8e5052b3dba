package uk.toex.bench.compare;

import java.nio.file.Path;
import java.util.List;

/** What was asked for on the command line. */
record CompareOptions(
    int train,
    int classify,
    int few,
    int rounds,
    List<String> only,
    Path peers,
    boolean keep,
    boolean help) {

  static final String HELP =
      """
      Compares TOEX with fastText, scikit-learn, OpenNLP and liblinear-java and prints a table.

        --train N      reports to learn from (40000)
        --classify N   reports to classify (40000)
        --few N        reports of the runs that tell what starting up takes (400)
        --rounds N     how often each has its turn (3)
        --only A,B     some of toex,fasttext,scikit-learn,opennlp,liblinear-java
        --peers DIR    where sklearn_peer.py is
        --keep         leave the corpus and the models in the temporary folder
      """;

  static CompareOptions parse(String... args) {
    int train = 40_000;
    int classify = 40_000;
    int few = 400;
    int rounds = 3;
    List<String> only = List.of();
    Path peers = Path.of("peers");
    boolean keep = false;
    boolean help = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--train" -> train = number(args, ++i);
        case "--classify" -> classify = number(args, ++i);
        case "--few" -> few = number(args, ++i);
        case "--rounds" -> rounds = number(args, ++i);
        case "--only" -> only = List.of(value(args, ++i).split(",", -1));
        case "--peers" -> peers = Path.of(value(args, ++i));
        case "--keep" -> keep = true;
        case "--help" -> help = true;
        default -> throw new IllegalArgumentException(args[i] + " is no option.\n" + HELP);
      }
    }
    if (few < 1 || few >= train || few >= classify || rounds < 1) {
      throw new IllegalArgumentException(
          "--few must be from 1 to less than --train and --classify, and --rounds at least 1");
    }
    return new CompareOptions(train, classify, few, rounds, only, peers, keep, help);
  }

  /** The options that make the same run. */
  String asTyped() {
    return "--train "
        + train
        + " --classify "
        + classify
        + " --few "
        + few
        + " --rounds "
        + rounds
        + (only.isEmpty() ? "" : " --only " + String.join(",", only));
  }

  private static String value(String[] args, int i) {
    if (i >= args.length) {
      throw new IllegalArgumentException(args[i - 1] + " needs a value.\n" + HELP);
    }
    return args[i];
  }

  private static int number(String[] args, int i) {
    String value = value(args, i);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(args[i - 1] + " needs a number, not " + value, e);
    }
  }
}
