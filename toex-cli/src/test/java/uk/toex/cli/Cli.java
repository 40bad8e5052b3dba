package uk.toex.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import uk.toex.api.Progress;

/** Runs the command in this process. */
final class Cli {

  private Cli() {}

  /** What a run gave. */
  record Outcome(int code, String out, String err) {}

  static Outcome run(Object... args) {
    return run(new byte[0], args);
  }

  static Outcome run(byte[] in, Object... args) {
    InputStream stream = new ByteArrayInputStream(in);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> list = Stream.of(args).map(Object::toString).toList();
    int code = Toex.run(list, stream, out, err);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Reports of the fictional force, with the column {@code truth}. */
  static Path reports(Path file, int count) {
    new DemoForce(1).write(file, 0, count, Progress.NONE);
    return file;
  }

  static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  /** The names of the files in a folder, in order. */
  static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** Reports about a hotel (tag A) or a farm (tag B) or neither, to be made wrong use of. */
  static String plainReports(int count) {
    StringBuilder csv = new StringBuilder("id,text,tags\n");
    for (int i = 0; i < count; i++) {
      boolean a = i % 2 == 0;
      csv.append("R").append(i).append(',');
      csv.append(a ? "seen at the hotel with gifts " : "tractor taken from the farm ").append(i);
      csv.append(a ? " and a new phone,A\n" : " by night,B\n");
    }
    return csv.toString();
  }
}
