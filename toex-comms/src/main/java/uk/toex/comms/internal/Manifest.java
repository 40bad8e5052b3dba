package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;

/**
 * What a store consists of: lines of words, the last of which is the checksum of all before it. A
 * file that is not listed is not part of the store.
 */
final class Manifest {

  static final String NAME = "manifest.txt";
  private static final String TEMPORARY = "manifest.tmp";
  private static final String FIRST = "toex-comms 1";

  /** A file that was loaded. */
  record Loaded(String name, String sha256, long bytes, long records, long events, String layout) {}

  ZoneId zone;

  /** How many loads there have been; names files. */
  int loads;

  final List<BlockWriter.Written> events = new ArrayList<>();
  final List<BlockWriter.Written> names = new ArrayList<>();
  final List<BlockWriter.Written> duplicates = new ArrayList<>();
  final List<Loaded> inputs = new ArrayList<>();
  final SortedMap<String, Long> counts = new TreeMap<>();

  Manifest(ZoneId zone) {
    this.zone = zone;
  }

  /** A copy that can be changed. */
  Manifest copy() {
    Manifest copy = new Manifest(zone);
    copy.loads = loads;
    copy.events.addAll(events);
    copy.names.addAll(names);
    copy.duplicates.addAll(duplicates);
    copy.inputs.addAll(inputs);
    copy.counts.putAll(counts);
    return copy;
  }

  static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /** Puts it in place of the one before, all at once. */
  void write(Path folder, WriteHook hook) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(FIRST).append('\n');
    text.append("zone ").append(zone.getId()).append('\n');
    text.append("loads ").append(loads).append('\n');
    files(text, "events", events);
    files(text, "names", names);
    files(text, "duplicates", duplicates);
    for (Loaded input : inputs) {
      text.append("input ").append(input.sha256()).append(' ').append(input.bytes());
      text.append(' ').append(input.records()).append(' ').append(input.events());
      text.append(' ').append(escaped(input.layout())).append(' ').append(escaped(input.name()));
      text.append('\n');
    }
    counts.forEach((name, count) -> text.append("count " + name + " " + count + "\n"));
    byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
    String last = "end " + hex(BlockWriter.checksum(body, 0, body.length)) + "\n";
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text + last);
    Path temporary = folder.resolve(TEMPORARY);
    hook.before("create " + TEMPORARY);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      hook.before("write " + TEMPORARY);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      hook.before("force " + TEMPORARY);
      channel.force(true);
    }
    hook.before("rename " + TEMPORARY);
    try {
      Files.move(temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true); // so that the new name outlives a power cut; not every system can
    } catch (IOException e) {
      // The file itself is safe.
    }
  }

  private static void files(StringBuilder text, String kind, List<BlockWriter.Written> files) {
    for (BlockWriter.Written file : files) {
      text.append(kind).append(' ').append(file.name()).append(' ').append(file.bytes());
      text.append(' ').append(file.blocks()).append(' ').append(hex(file.checksum()));
      text.append('\n');
    }
  }

  /**
   * Reads that of a store.
   *
   * @throws InputRefusedException if there is none, or it is damaged or of a later version
   */
  static Manifest read(Path folder) {
    String text;
    try {
      text = Files.readString(folder.resolve(NAME), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new InputRefusedException(
          folder + " is no store of comms data: it has no " + NAME + ".", e);
    } catch (IOException e) {
      throw new InputRefusedException(folder.resolve(NAME) + " could not be read: " + e, e);
    }
    if (!text.startsWith(FIRST + "\n")) {
      throw new InputRefusedException(
          folder
              + " is no store that this version reads.\nExpected "
              + NAME
              + " to begin with \""
              + FIRST
              + "\"; a later version of TOEX may have made it.");
    }
    int body = text.lastIndexOf("\nend ") + 1;
    byte[] bytes = text.substring(0, body).getBytes(StandardCharsets.UTF_8);
    String expected = "end " + hex(BlockWriter.checksum(bytes, 0, bytes.length)) + "\n";
    if (body == 0 || !text.substring(body).equals(expected)) {
      throw new InputRefusedException(damaged(folder));
    }
    try {
      return parse(text.substring(0, body));
    } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException e) {
      throw new InputRefusedException(damaged(folder), e);
    }
  }

  private static String damaged(Path folder) {
    return folder.resolve(NAME)
        + " is damaged: it is not as it was written.\n"
        + "Restore the store from a copy, or load the files again.";
  }

  private static Manifest parse(String text) {
    Manifest manifest = new Manifest(ZoneId.of("UTC"));
    StringTokenizer lines = new StringTokenizer(text, "\n");
    lines.nextToken();
    while (lines.hasMoreTokens()) {
      StringTokenizer words = new StringTokenizer(lines.nextToken(), " ");
      String kind = words.nextToken();
      switch (kind) {
        case "zone" -> manifest.zone = ZoneId.of(words.nextToken());
        case "loads" -> manifest.loads = Integer.parseInt(words.nextToken());
        case "events" -> manifest.events.add(file(words));
        case "names" -> manifest.names.add(file(words));
        case "duplicates" -> manifest.duplicates.add(file(words));
        case "input" -> manifest.inputs.add(input(words));
        case "count" -> manifest.counts.put(words.nextToken(), Long.parseLong(words.nextToken()));
        default -> {} // what a later version adds without need to understand it
      }
    }
    return manifest;
  }

  private static BlockWriter.Written file(StringTokenizer words) {
    String name = words.nextToken();
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("a file of a store lies in its folder");
    }
    long bytes = Long.parseLong(words.nextToken());
    int blocks = Integer.parseInt(words.nextToken());
    return new BlockWriter.Written(
        name, bytes, blocks, Integer.parseUnsignedInt(words.nextToken(), 16));
  }

  private static Loaded input(StringTokenizer words) {
    String sha256 = words.nextToken();
    long bytes = Long.parseLong(words.nextToken());
    long records = Long.parseLong(words.nextToken());
    long events = Long.parseLong(words.nextToken());
    String layout = plain(words.nextToken());
    return new Loaded(plain(words.nextToken()), sha256, bytes, records, events, layout);
  }

  private static String hex(int value) {
    return Integer.toHexString(value);
  }

  /** Blanks, controls and percent signs as {@code %XXXX}. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '%' || c == 0x7f || Character.isSurrogate(c) || c == 0x85) {
        String hex = Integer.toHexString(c);
        escaped.append('%').append("0".repeat(4 - hex.length())).append(hex);
      } else {
        escaped.append(c);
      }
    }
    return escaped.length() == 0 ? "%" : escaped.toString();
  }

  private static String plain(String escaped) {
    if (escaped.equals("%")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
