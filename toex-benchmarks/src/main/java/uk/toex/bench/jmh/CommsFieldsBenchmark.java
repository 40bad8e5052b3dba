package uk.toex.bench.jmh;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import uk.toex.comms.number.PhoneNumbers;
import uk.toex.comms.time.TimeReader;

/**
 * The fields of comms data that cost most: a GB number in its usual spellings, beside
 * libphonenumber on the same ones, and times in three formats.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by setUp
public class CommsFieldsBenchmark {

  private static final int COUNT = 4096;
  private static final int WIDTH = 64;

  private final byte[] numbers = new byte[COUNT * WIDTH];
  private final byte[] iso = new byte[COUNT * WIDTH];
  private final byte[] slashes = new byte[COUNT * WIDTH];
  private final int[] lengths = new int[COUNT];
  private final String[] texts = new String[COUNT];
  private PhoneNumbers normaliser;
  private TimeReader isoReader;
  private TimeReader slashReader;

  @Setup
  public void setUp() {
    normaliser = new PhoneNumbers();
    ZoneId london = ZoneId.of("Europe/London");
    isoReader = TimeReader.of("iso", london);
    slashReader = TimeReader.of("dd/MM/yyyy HH:mm:ss", london);
    SplittableRandom random = new SplittableRandom(1);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    for (int i = 0; i < COUNT; i++) {
      String last = Integer.toString(900_000 + random.nextInt(1000));
      String[] heads = {"07700", "07700 ", "+447700", "+44 7700 ", "00447700", "+44 (0)7700 "};
      texts[i] = heads[random.nextInt(heads.length)] + last;
      byte[] utf8 = texts[i].getBytes(StandardCharsets.UTF_8);
      lengths[i] = utf8.length;
      System.arraycopy(utf8, 0, numbers, i * WIDTH, utf8.length);
      Instant time = Instant.ofEpochSecond(1_770_000_000L + i * 900L);
      LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
      put(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local.withNano(0)), iso, i);
      put(format.format(local), slashes, i);
    }
  }

  private static void put(String text, byte[] into, int i) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, into, i * WIDTH, utf8.length);
  }

  /** To a number, without an object. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public long number() {
    long sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += PhoneNumbers.gb(numbers, i * WIDTH, i * WIDTH + lengths[i]);
    }
    return sum;
  }

  /** To a party. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int party() {
    int sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += normaliser.party(numbers, i * WIDTH, i * WIDTH + lengths[i]).id().length();
    }
    return sum;
  }

  /** The same by libphonenumber: parse with region GB, and E.164. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int libphonenumber() throws NumberParseException {
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    int sum = 0;
    for (String text : texts) {
      sum += util.format(util.parse(text, "GB"), PhoneNumberFormat.E164).length();
    }
    return sum;
  }

  /** ISO 8601 without an offset, local to London; four rows an hour, in order. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public long iso() {
    long sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += isoReader.read(iso, i * WIDTH, i * WIDTH + 19);
    }
    return sum;
  }

  /** {@code dd/MM/yyyy HH:mm:ss}, local to London. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public long slashes() {
    long sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += slashReader.read(slashes, i * WIDTH, i * WIDTH + 19);
    }
    return sum;
  }
}
