package uk.toex.comms.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import uk.toex.api.comms.TimeDoubt;

class TimeReaderProperties {

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/London"),
          ZoneOffset.UTC,
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("America/New_York"));

  @Property
  void agreesWithJavaTimeInEveryZone(
      @ForAll @LongRange(min = 172_800, max = 4_102_272_000L) long local,
      @ForAll @IntRange(max = 4) int which) {
    agrees(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC), ZONES.get(which));
  }

  @Property
  void agreesWithJavaTimeAtClockChanges(
      @ForAll @IntRange(min = 1971, max = 2098) int year,
      @ForAll @IntRange(min = -90_000, max = 90_000) int seconds,
      @ForAll @IntRange(max = 4) int which) {
    ZoneRules rules = ZONES.get(which).getRules();
    var next = rules.nextTransition(LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC));
    LocalDateTime around =
        next == null ? LocalDateTime.of(year, 1, 1, 0, 0) : next.getDateTimeBefore();
    LocalDateTime local = around.plusSeconds(seconds);
    if (local.getYear() >= 1971 && local.getYear() <= 2098) {
      agrees(local, ZONES.get(which));
    }
  }

  private static void agrees(LocalDateTime local, ZoneId zone) {
    ZonedDateTime expected = local.atZone(zone).withEarlierOffsetAtOverlap();
    int valid = zone.getRules().getValidOffsets(local).size();
    TimeDoubt doubt =
        valid == 1 ? TimeDoubt.NONE : valid == 2 ? TimeDoubt.REPEATED_HOUR : TimeDoubt.SKIPPED_HOUR;
    for (String pattern : List.of("yyyy-MM-dd HH:mm:ss", "d MMM yyyy h:mm:ss a", "iso")) {
      String java = pattern.equals("iso") ? "yyyy-MM-dd'T'HH:mm:ss" : pattern;
      String text = local.format(DateTimeFormatter.ofPattern(java, Locale.ENGLISH));
      long packed = TimeReaderTest.read(pattern, zone, text);
      assertThat(Instant.ofEpochSecond(TimeReader.seconds(packed)))
          .as(text)
          .isEqualTo(expected.toInstant());
      assertThat(TimeReader.doubt(packed)).isEqualTo(doubt);
    }
  }

  @Property
  void neverThrows(@ForAll String text, @ForAll @IntRange(max = 5) int which) {
    String format =
        List.of(
                "iso",
                "excel",
                "epoch-seconds",
                "dd/MM/yyyy HH:mm[:ss][X]",
                "d MMM yy h:mm a",
                "yyyyMMdd")
            .get(which);
    byte[] utf8 = text.getBytes(UTF_8);
    long packed = TimeReader.of(format, ZoneOffset.UTC).read(utf8, 0, utf8.length);
    if (TimeReader.isFault(packed)) {
      assertThat(TimeReader.reason(packed)).isNotEmpty();
    }
  }
}
