package uk.toex.synth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of the text bank: {@code # comments}, {@code key: value} lines ahead of the first
 * section, and {@code [section]} headings, each followed by its lines.
 */
final class BankFile {

  private final String name;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  private BankFile(String name) {
    this.name = name;
  }

  /** Reads a file that ships with the module. */
  static BankFile read(String name) {
    try (InputStream in = BankFile.class.getResourceAsStream("bank/" + name)) {
      if (in == null) {
        throw new IllegalStateException("text bank: no file " + name);
      }
      return read(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("text bank: cannot read " + name, e);
    }
  }

  /** Reads from any source; the name is for messages. */
  static BankFile read(String name, BufferedReader in) throws IOException {
    BankFile file = new BankFile(name);
    List<String> section = null;
    int number = 0;
    for (String raw = in.readLine(); raw != null; raw = in.readLine()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = new ArrayList<>();
        String heading = line.substring(1, line.length() - 1).strip();
        if (file.sections.put(heading, section) != null) {
          throw file.bad("line " + number + ": section [" + heading + "] stands twice");
        }
      } else if (section != null) {
        section.add(line);
      } else {
        int colon = line.indexOf(':');
        if (colon < 0) {
          throw file.bad("line " + number + ": expected \"key: value\" or a [section]");
        }
        file.settings.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    file.sections.forEach(
        (heading, lines) -> {
          if (lines.isEmpty()) {
            throw file.bad("section [" + heading + "] is empty");
          }
        });
    return file;
  }

  String name() {
    return name;
  }

  Map<String, List<String>> sections() {
    return sections;
  }

  List<String> lines(String section) {
    List<String> lines = sections.get(section);
    if (lines == null) {
      throw bad("no section [" + section + "]");
    }
    return List.copyOf(lines);
  }

  /** The value of a setting, or the empty string. */
  String setting(String key) {
    return settings.getOrDefault(key, "");
  }

  IllegalStateException bad(String what) {
    return new IllegalStateException("text bank: " + name + ": " + what);
  }
}
