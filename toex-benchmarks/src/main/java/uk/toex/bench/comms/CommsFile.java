package uk.toex.bench.comms;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Writes a big file of generic comms records with skew, from a seed: {@code
 * type,from,to,start,duration_s,imei,imsi,cell}, in order of time over 90 days, about 120 bytes a
 * row. Some subscribers make many more calls than others and have contacts of their own; cells are
 * as unevenly busy; numbers are spelt in four ways. All numbers are of 070 00, which nobody has.
 *
 * <pre>
 * CommsFile 10000000 comms.csv
 * </pre>
 */
public final class CommsFile {

  private static final int SUBSCRIBERS = 500_000;
  private static final int CELLS = 20_000;
  private static final int DAYS = 90;
  private static final int LINE = 256;

  private final SplittableRandom random;
  private final byte[] line = new byte[LINE];
  private int length;

  private CommsFile(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Writes so many rows to a file, from seed 1. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("CommsFile ROWS FILE");
    }
    write(Path.of(args[1]), Integer.parseInt(args[0]), 1);
  }

  /** Writes a file. */
  public static void write(Path file, int rows, long seed) throws IOException {
    CommsFile made = new CommsFile(seed);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(
          "type,from,to,start,duration_s,imei,imsi,cell\n".getBytes(StandardCharsets.US_ASCII));
      long first = LocalDate.of(2026, 1, 1).toEpochDay() * 86_400;
      for (int i = 0; i < rows; i++) {
        made.row(first + (long) ((double) i / rows * DAYS * 86_400));
        out.write(made.line, 0, made.length);
      }
    }
  }

  private void row(long second) {
    length = 0;
    int from = skewed(SUBSCRIBERS);
    int kind = random.nextInt(10);
    boolean call = kind < 6;
    boolean data = kind == 9;
    put(call ? "call" : data ? "data" : "message");
    put(',');
    number(from);
    put(',');
    if (!data) {
      number(other(from));
    }
    put(',');
    time(second);
    put(',');
    if (call || data) {
      put(Integer.toString(skewed(3600)));
    }
    put(',');
    boolean spare = from % 10 == 0 && random.nextBoolean();
    put("35");
    digits(7_000_000L + from + (spare ? SUBSCRIBERS : 0), 12);
    put(spare ? '0' : '7');
    put(",23415");
    digits(10_000_000L + from, 10);
    put(',');
    int cell = random.nextInt(2) == 0 ? (int) (mix(from) % CELLS) : skewed(CELLS);
    put("234-15-");
    digits(cell / 100 + 1000, 4);
    put('-');
    digits(cell + 40_000L, 5);
    put('\n');
  }

  /** One of a subscriber's contacts, or now and then anyone. */
  private int other(int from) {
    if (random.nextInt(10) < 7) {
      return (int) (mix(from * 64L + skewed(30)) % SUBSCRIBERS);
    }
    return skewed(SUBSCRIBERS);
  }

  private int skewed(int below) {
    double u = random.nextDouble();
    return (int) (below * u * u * u);
  }

  private static long mix(long value) {
    long h = (value + 1) * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 32)) * 0xC2B2AE3D27D4EB4FL;
    return (h ^ (h >>> 29)) >>> 1;
  }

  private void number(int subscriber) {
    long national = 7_000_000_000L + subscriber;
    int spelling = random.nextInt(10);
    if (spelling < 6) {
      put("+44");
      digits(national, 10);
    } else if (spelling < 8) {
      put('0');
      digits(national, 10);
    } else if (spelling == 8) {
      put("0044");
      digits(national, 10);
    } else {
      put('0');
      digits(national / 1_000_000, 4);
      put(' ');
      digits(national % 1_000_000, 6);
    }
  }

  private void time(long second) {
    LocalDate day = LocalDate.ofEpochDay(second / 86_400);
    int time = (int) (second % 86_400);
    digits(day.getYear(), 4);
    put('-');
    digits(day.getMonthValue(), 2);
    put('-');
    digits(day.getDayOfMonth(), 2);
    put('T');
    digits(time / 3600, 2);
    put(':');
    digits(time / 60 % 60, 2);
    put(':');
    digits(time % 60, 2);
    put('Z');
  }

  private void digits(long value, int places) {
    long left = value;
    for (int i = places - 1; i >= 0; i--) {
      line[length + i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += places;
  }

  private void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
  }

  private void put(char ascii) {
    line[length++] = (byte) ascii;
  }
}
