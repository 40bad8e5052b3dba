package uk.toex.synth.comms;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.api.comms.Cell;
import uk.toex.io.CsvOut;
import uk.toex.io.Numbers;
import uk.toex.synth.internal.Rng;

/** Writes a world as the files that {@code toex comms} reads. */
public final class CommsFiles {

  private static final String DRAMA = "+447700900";

  private CommsFiles() {}

  /**
   * Writes {@code events.csv} (the generic columns, and {@code served}: {@code from} or {@code to},
   * whose record it is), {@code cells.csv} ({@code cell,latitude,longitude,azimuth,name}) and
   * {@code truth.csv} ({@code kind,subject,other,from,until,order,detail}). Numbers of the range
   * for drama come in several spellings, IMEIs with 14, 15 and 16 digits.
   *
   * @return how many records were written
   * @throws uk.toex.api.OutputFailedException if a file cannot be written
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public static long write(CommsWorld world, Path folder, Progress progress) {
    long rows = events(world, folder.resolve("events.csv"), progress);
    cells(world, folder.resolve("cells.csv"));
    truth(world, folder.resolve("truth.csv"));
    return rows;
  }

  /** Writes the records alone, to a file. */
  static long events(CommsWorld world, Path file, Progress progress) {
    try (CsvOut out =
        CsvOut.create(
            file,
            "type",
            "from",
            "to",
            "start",
            "duration_s",
            "imei",
            "imsi",
            "cell",
            "end_cell",
            "bytes_up",
            "bytes_down",
            "text",
            "served")) {
      Rng rng = Rng.of(world.seed(), 0, Purpose.SPELLING);
      world.forEach(
          progress,
          e ->
              out.row(
                  e.type().name().toLowerCase(Locale.ROOT),
                  spelled(world.party(e.from()).id(), rng),
                  e.to() < 0 ? null : spelled(world.party(e.to()).id(), rng),
                  time(e.start()),
                  whole(e.seconds()),
                  e.device() < 0 ? null : imei(world.imei(e.device()), rng),
                  e.subscription() < 0 ? null : world.imsi(e.subscription()),
                  cell(world, e.cell()),
                  cell(world, e.endCell()),
                  whole(e.bytesUp()),
                  whole(e.bytesDown()),
                  e.text(),
                  e.servedTo() ? "to" : "from"));
      out.commit();
      return out.rows();
    }
  }

  private static void cells(CommsWorld world, Path file) {
    try (CsvOut out = CsvOut.create(file, "cell", "latitude", "longitude", "azimuth", "name")) {
      for (Cell cell : world.cells()) {
        Cell.Place place = cell.place();
        out.row(
            cell.id(),
            place == null ? null : Numbers.fixed(place.latitude(), 4),
            place == null ? null : Numbers.fixed(place.longitude(), 4),
            Double.isNaN(cell.azimuth()) ? null : Numbers.fixed(cell.azimuth(), 1),
            cell.name());
      }
      out.commit();
    }
  }

  private static void truth(CommsWorld world, Path file) {
    try (CsvOut out =
        CsvOut.create(file, "kind", "subject", "other", "from", "until", "order", "detail")) {
      for (Planted each : world.planted()) {
        out.row(
            each.kind().id(),
            each.subject(),
            each.other(),
            time(each.from()),
            each.until() == Long.MAX_VALUE ? null : time(each.until()),
            Integer.toString(each.order()),
            each.detail());
      }
      out.commit();
    }
  }

  private static @Nullable String cell(CommsWorld world, int cell) {
    return cell < 0 ? null : world.cells().get(cell).id();
  }

  private static @Nullable String whole(long value) {
    return value < 0 ? null : Long.toString(value);
  }

  /** An instant as ISO 8601 with seconds. */
  private static String time(long second) {
    var t = Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
    return t.getYear()
        + "-"
        + Accounts.padded(t.getMonthValue(), 2)
        + "-"
        + Accounts.padded(t.getDayOfMonth(), 2)
        + "T"
        + Accounts.padded(t.getHour(), 2)
        + ":"
        + Accounts.padded(t.getMinute(), 2)
        + ":"
        + Accounts.padded(t.getSecond(), 2)
        + "Z";
  }

  private static String spelled(String number, Rng rng) {
    if (!number.startsWith(DRAMA)) {
      return number;
    }
    String last = number.substring(DRAMA.length());
    return switch (rng.below(10)) {
      case 0 -> "07700 900" + last;
      case 1 -> "07700900" + last;
      case 2 -> "00447700900" + last;
      case 3 -> "447700900" + last;
      case 4 -> "+44 (0)7700 900" + last;
      case 5 -> "+44 7700 900 " + last;
      default -> number;
    };
  }

  /** As companies give it: 14 digits; 15 with the check digit, or a zero; 16 with the version. */
  private static String imei(String digits, Rng rng) {
    return switch (rng.below(8)) {
      case 0 -> digits;
      case 1 -> digits + "0";
      case 2 -> digits + "0" + rng.below(10);
      default -> digits + luhn(digits);
    };
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 0 ? 2 * d : d;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return (10 - sum % 10) % 10;
  }
}
