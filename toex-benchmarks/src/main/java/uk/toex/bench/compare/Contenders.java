package uk.toex.bench.compare;

import static uk.toex.bench.compare.Contender.INPUT;
import static uk.toex.bench.compare.Contender.MODEL;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.bench.peers.LiblinearPeer;
import uk.toex.bench.peers.OpenNlpPeer;
import uk.toex.bench.peers.ToexPeer;
import uk.toex.nlp.LinearTagModel;

/** Who is compared, with which settings. docs/benchmarks.md says why these. */
final class Contenders {

  /** Debian's, whatever other Python comes first on the path. */
  private static final String PYTHON = "/usr/bin/python3";

  private Contenders() {}

  /** All contenders, those that are not installed included. */
  static List<Contender> all(Path peersFolder) {
    return List.of(
        jvm("TOEX", versionOf(LinearTagModel.class), "csv", ToexPeer.class),
        fastText(),
        scikitLearn(peersFolder.resolve("sklearn_peer.py")),
        jvm(
            "OpenNLP doccat",
            versionOf(opennlp.tools.doccat.DoccatModel.class),
            "tsv",
            OpenNlpPeer.class),
        jvm(
            "liblinear-java",
            versionOf(de.bwaldvogel.liblinear.Linear.class),
            "tsv",
            LiblinearPeer.class));
  }

  private static Contender jvm(String name, String version, String format, Class<?> main) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx3g",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    return new Contender(
        name, version, format, null, plus(java, "train"), plus(java, "classify"), "");
  }

  private static Contender fastText() {
    String version = firstLine("dpkg-query", "-W", "-f", "${Version}", "fasttext");
    boolean there = firstLine("sh", "-c", "command -v fasttext") != null;
    return new Contender(
        "fastText",
        version == null ? "version unknown" : version,
        "ft",
        there ? null : "not installed: apt-get install fasttext",
        List.of(
            "fasttext",
            "supervised",
            "-input",
            INPUT,
            "-output",
            MODEL,
            "-loss",
            "ova",
            "-wordNgrams",
            "2",
            "-thread",
            "1"),
        List.of("fasttext", "predict-prob", MODEL, INPUT, "-1", "0.5"),
        ".bin");
  }

  private static Contender scikitLearn(Path script) {
    String version =
        firstLine(
            PYTHON,
            "-c",
            "import sklearn, sys; print(sklearn.__version__ + ', Python ' + sys.version.split()[0])");
    List<String> command = List.of(PYTHON, script.toString());
    return new Contender(
        "scikit-learn",
        version == null ? "" : version,
        "csv",
        version == null ? "not installed: apt-get install python3-sklearn" : null,
        plus(command, "train"),
        plus(command, "classify"),
        "");
  }

  private static List<String> plus(List<String> command, String verb) {
    List<String> out = new ArrayList<>(command);
    out.addAll(List.of(verb, INPUT, MODEL));
    return out;
  }

  /** The version in the name of the jar that a class came from. */
  static String versionOf(Class<?> type) {
    String jar = String.valueOf(type.getProtectionDomain().getCodeSource().getLocation());
    String file = jar.substring(jar.lastIndexOf('/') + 1);
    int digit = 0;
    while (digit < file.length() && !(file.charAt(digit) >= '0' && file.charAt(digit) <= '9')) {
      digit++;
    }
    return file.endsWith(".jar") ? file.substring(digit, file.length() - 4) : "from classes";
  }

  /** The first line that a command prints, or null if it fails or is not there. */
  static @Nullable String firstLine(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean failed = process.waitFor() != 0;
      return failed || said.isBlank() ? null : said.strip().lines().findFirst().orElse(null);
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** The machine in one line: processor, cores, JDK. */
  static String machine() throws IOException {
    Path cpuInfo = Path.of("/proc/cpuinfo");
    String cpu = System.getProperty("os.arch");
    if (Files.isReadable(cpuInfo)) {
      for (String line : Files.readAllLines(cpuInfo, StandardCharsets.UTF_8)) {
        if (line.startsWith("model name")) {
          cpu = line.substring(line.indexOf(':') + 1).strip();
          break;
        }
      }
    }
    return cpu
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores; "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + "; "
        + System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.version");
  }
}
