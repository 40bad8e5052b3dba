package uk.toex.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.api.InputRefusedException;
import uk.toex.api.OutputFailedException;
import uk.toex.io.AtomicFile;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/**
 * The file of decisions, until the audit takes its place: JSON Lines that only grow. One run at a
 * time adds to it, under a lock, and all that it adds appears at once.
 */
final class DecisionFile {

  private static final List<String> FIELDS =
      List.of(
          "report_id",
          "tag",
          "issue",
          "outcome",
          "new_tag",
          "reason",
          "advice_sha256",
          "decided_at",
          "analyst");

  private DecisionFile() {}

  /** How many decisions were added, and how many were there already. */
  record Added(int recorded, int skipped) {}

  static Added append(Path file, List<DecisionLine> lines, Instant now) {
    Path target = file.toAbsolutePath();
    Path lockFile = target.resolveSibling("." + Paths.name(target) + ".lock");
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        return lock.isValid() ? appendLocked(target, lines, now) : new Added(0, 0);
      }
    } catch (IOException e) {
      throw new OutputFailedException(
          file + " could not be added to: " + e + ".\nNo decision was recorded.", e);
    }
  }

  private static Added appendLocked(Path file, List<DecisionLine> lines, Instant now)
      throws IOException {
    Set<List<String>> known = Files.exists(file) ? known(file) : new HashSet<>();
    ByteArrayOutputStream fresh = new ByteArrayOutputStream();
    int recorded = 0;
    try (JsonOut json = JsonOut.lines(fresh)) {
      for (DecisionLine line : lines) {
        if (known.add(fields(line))) {
          line.write(json, now);
          recorded++;
        }
      }
      json.commit();
    }
    if (recorded > 0) {
      // Copied and renamed, so that a full disk or a crash leaves the file as it was.
      try (AtomicFile grown = AtomicFile.create(file)) {
        if (Files.exists(file)) {
          Files.copy(file, grown.stream());
        }
        grown.stream().write(fresh.toByteArray());
        grown.commit();
      }
    }
    return new Added(recorded, lines.size() - recorded);
  }

  private static Set<List<String>> known(Path file) {
    Set<List<String>> known = new HashSet<>();
    Input input = Input.of(file, Format.JSONL);
    Input strict = input.withLimits(input.limits().withMaxRejects(0, 0));
    try (RowReader rows = RowReader.open(strict, Rejects.counted())) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<String> fields = new ArrayList<>();
        for (String field : FIELDS) {
          String value = row.get(field);
          fields.add(value == null ? "" : value);
        }
        known.add(fields);
      }
    } catch (InputRefusedException e) {
      throw new InputRefusedException(
          file + " is not a file of decisions; nothing was added to it.\n" + e.getMessage(), e);
    }
    return known;
  }

  private static List<String> fields(DecisionLine line) {
    var issue = line.decision().subject();
    return List.of(
        issue.reportId(),
        issue.tag().code(),
        Issue.kind(issue),
        line.outcome(),
        line.newTag(),
        line.decision().reason(),
        line.decision().adviceSha256(),
        line.decidedAt(),
        line.decision().analyst());
  }
}
