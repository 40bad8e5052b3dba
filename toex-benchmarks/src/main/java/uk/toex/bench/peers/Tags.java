package uk.toex.bench.peers;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;

/** How the JVM contenders print what they found: a line a report, tags apart by spaces. */
final class Tags {

  private Tags() {}

  static PrintStream standardOutput() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  static void print(List<String> codes, IntPredicate given, PrintStream out) {
    boolean first = true;
    for (int t = 0; t < codes.size(); t++) {
      if (given.test(t)) {
        out.print(first ? codes.get(t) : " " + codes.get(t));
        first = false;
      }
    }
    out.print('\n');
  }
}
