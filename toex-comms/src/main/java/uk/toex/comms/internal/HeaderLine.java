package uk.toex.comms.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.api.InputRefusedException;

/** Reads the names of columns from the first record that is not blank. */
final class HeaderLine {

  final List<String> names = new ArrayList<>();

  /** Where the records begin. */
  int next;

  /** How many lines come before them. */
  int lines;

  HeaderLine(String file, byte[] bytes, int begin, int end, byte delimiter) {
    int at = begin;
    while (at < end && (bytes[at] == '\n' || bytes[at] == '\r')) {
      at = past(bytes, at, end);
      lines++;
    }
    if (at == end) {
      throw new InputRefusedException(
          file + " is empty; expected a header line with the names of its columns.");
    }
    boolean more = true;
    while (more) {
      int stop;
      String name;
      if (at < end && bytes[at] == '"') {
        int closed = ChunkReader.closing(bytes, at + 1, end);
        if (closed < 0) {
          throw refused(file, RowSplitter.UNCLOSED);
        }
        name = Bytes.text(bytes, at + 1, closed).replace("\"\"", "\"");
        stop = closed + 1;
        if (stop < end && !ends(bytes[stop], delimiter)) {
          throw refused(file, RowSplitter.JUNK);
        }
      } else {
        stop = at;
        while (stop < end && !ends(bytes[stop], delimiter)) {
          stop++;
        }
        name = Bytes.text(bytes, at, stop);
      }
      names.add(name.strip());
      more = stop < end && bytes[stop] == delimiter;
      at = more ? stop + 1 : stop;
    }
    lines++;
    next = at < end ? past(bytes, at, end) : end;
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new InputRefusedException(
            file + " has two columns named \"" + name + "\"; names must be distinct.");
      }
    }
  }

  private static InputRefusedException refused(String file, String why) {
    return new InputRefusedException(file + ": the header cannot be read: " + why + ".");
  }

  private static boolean ends(byte b, byte delimiter) {
    return b == delimiter || b == '\n' || b == '\r';
  }

  private static int past(byte[] bytes, int at, int end) {
    return bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? at + 2 : at + 1;
  }
}
