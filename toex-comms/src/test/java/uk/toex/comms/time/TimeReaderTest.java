package uk.toex.comms.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.comms.TimeDoubt;

class TimeReaderTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iso | 2026-03-31T14:05:09Z | 2026-03-31T14:05:09Z",
        "iso | 2026-03-31t14:05:09z | 2026-03-31T14:05:09Z",
        "iso | 2026-03-31T14:05:09 | 2026-03-31T13:05:09Z",
        "iso | 2026-03-31 14:05:09 | 2026-03-31T13:05:09Z",
        "iso | 2026-03-31 14:05 | 2026-03-31T13:05:00Z",
        "iso | 2026-01-31 14:05 | 2026-01-31T14:05:00Z",
        "iso | 2026-03-31T14:05:09.987 | 2026-03-31T13:05:09Z",
        "iso | 2026-03-31T14:05:09,9+02:00 | 2026-03-31T12:05:09Z",
        "iso | 2026-03-31T14:05+0530 | 2026-03-31T08:35:00Z",
        "iso | 2026-03-31T14:05-05 | 2026-03-31T19:05:00Z",
        "iso | 2026-03-31 14:05:09 +00:00 | 2026-03-31T14:05:09Z",
        "iso | 2096-02-29T00:00:00 | 2096-02-29T00:00:00Z",
        "iso | 1970-01-01T00:00:00Z | 1970-01-01T00:00:00Z",
        "iso | 2099-12-31T23:59:59Z | 2099-12-31T23:59:59Z",
        "dd/MM/yyyy HH:mm:ss | 31/03/2026 14:05:09 | 2026-03-31T13:05:09Z",
        "dd/MM/yyyy HH:mm:ss | 31/03/2026 14:05:09.123 | 2026-03-31T13:05:09Z",
        "d/M/yyyy H:mm | 1/3/2026 4:05 | 2026-03-01T04:05:00Z",
        "dd/MM/yy HH:mm[:ss] | 31/03/26 14:05 | 2026-03-31T13:05:00Z",
        "dd/MM/yy HH:mm[:ss] | 31/03/26 14:05:07 | 2026-03-31T13:05:07Z",
        "dd-MMM-yyyy hh:mm:ss a | 31-Mar-2026 02:05:09 PM | 2026-03-31T13:05:09Z",
        "d MMM yyyy h:mm a | 1 march 2026 12:05 am | 2026-03-01T00:05:00Z",
        "yyyyMMddHHmmss | 20260331140509 | 2026-03-31T13:05:09Z",
        "yyyy-MM-dd'T'HH:mm:ss[X] | 2026-03-31T14:05:09+01:00 | 2026-03-31T13:05:09Z",
        "yyyy-MM-dd'T'HH:mm:ss[X] | 2026-03-31T14:05:09 | 2026-03-31T13:05:09Z",
        "yyyy-M-d | 2015-1-13 | 2015-01-13T00:00:00Z",
        "epoch-seconds | 1774965909 | 2026-03-31T14:05:09Z",
        "epoch-seconds | 1774965909.75 | 2026-03-31T14:05:09Z",
        "epoch-milliseconds | 1774965909999 | 2026-03-31T14:05:09Z",
        "excel | 46112 | 2026-03-30T23:00:00Z",
        "excel | 46112.5869097222 | 2026-03-31T13:05:09Z",
        "excel | 46112.99999999999 | 2026-03-31T23:00:00Z",
      })
  void readsEveryFormat(String format, String text, String expected) {
    long packed = read(format, LONDON, "  " + text + " ");
    assertThat(TimeReader.isFault(packed)).as(() -> TimeReader.reason(packed)).isFalse();
    assertThat(Instant.ofEpochSecond(TimeReader.seconds(packed))).isEqualTo(expected);
    assertThat(TimeReader.doubt(packed)).isEqualTo(TimeDoubt.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T00:59:59, 2026-10-24T23:59:59Z, NONE",
    "2026-10-25T01:00:00, 2026-10-25T00:00:00Z, REPEATED_HOUR",
    "2026-10-25T01:59:59, 2026-10-25T00:59:59Z, REPEATED_HOUR",
    "2026-10-25T02:00:00, 2026-10-25T02:00:00Z, NONE",
    "2026-03-29T00:59:59, 2026-03-29T00:59:59Z, NONE",
    "2026-03-29T01:00:00, 2026-03-29T01:00:00Z, SKIPPED_HOUR",
    "2026-03-29T01:30:00, 2026-03-29T01:30:00Z, SKIPPED_HOUR",
    "2026-03-29T02:00:00, 2026-03-29T01:00:00Z, NONE",
    "2026-10-25T01:30:00Z, 2026-10-25T01:30:00Z, NONE"
  })
  void marksTheHoursOfClockChanges(String text, String expected, TimeDoubt doubt) {
    long packed = read("iso", LONDON, text);
    assertThat(Instant.ofEpochSecond(TimeReader.seconds(packed))).isEqualTo(expected);
    assertThat(TimeReader.doubt(packed)).isEqualTo(doubt);
    assertThat(TimeReader.doubt(read("iso", ZoneOffset.UTC, text))).isEqualTo(TimeDoubt.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iso | '' | no time",
        "iso | ' ' | no time",
        "iso | 1601-01-01T00:00:00 | before 1970",
        "iso | 1969-12-31T23:59:59Z | before 1970",
        "iso | 9999-12-31T23:59:59 | after 2099",
        "iso | 2100-01-01T00:00:00Z | after 2099",
        "iso | 0000-00-00T00:00:00 | no such day or time of day",
        "iso | 2026-02-29T10:00:00 | no such day or time of day",
        "iso | 2026-02-28T24:00:00 | no such day or time of day",
        "iso | 2026-02-28T10:00:60 | no such day or time of day",
        "iso | 2026-02-28 | not a time as the layout writes it",
        "iso | 2026-02-28T10:00:0 | not a time as the layout writes it",
        "iso | 2026-02-28T10:00:00+1 | not a time as the layout writes it",
        "iso | 28/02/2026 10:00:00 | not a time as the layout writes it",
        "dd/MM/yyyy HH:mm | 31/04/2026 10:00 | no such day or time of day",
        "dd/MM/yyyy HH:mm | 30/04/2026 10:00:00 | not a time as the layout writes it",
        "dd/MM/yyyy HH:mm | 30/04/2026 | not a time as the layout writes it",
        "d/M/yyyy hh:mm a | 30/4/2026 13:00 PM | no such day or time of day",
        "epoch-seconds | -1 | before 1970",
        "epoch-seconds | 4102444800 | after 2099",
        "epoch-seconds | 99999999999999999999 | after 2099",
        "epoch-seconds | 12a | not a time as the layout writes it",
        "excel | 0 | before 1970",
        "excel | 2958465 | after 2099",
        "excel | 4.6E4 | not a time as the layout writes it",
      })
  void saysWhatIsWrong(String format, String text, String reason) {
    long packed = read(format, LONDON, text);
    assertThat(TimeReader.isFault(packed)).isTrue();
    assertThat(TimeReader.reason(packed)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dd/MM",
        "yyyy-MM",
        "yyyy-MM-dd hh:mm",
        "yyyy-MM-dd HH:mm a",
        "yyyy-MM-dd QQ",
        "yyyy-MM-dd [HH:mm",
        "yyyy-MM-dd HH]",
        "yyyy-MM-dd X HH",
        "yyyy-MM-dd dd",
        "yyyy'-MM-dd",
        "yyyy-MM-dd[]",
        "yyyy–MM–dd",
        "MMM MM dd yyyy"
      })
  void refusesWhatIsNoFormat(String format) {
    assertThatThrownBy(() -> TimeReader.of(format, LONDON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a format of times: \"" + format + "\"");
  }

  @Test
  void refusesWhatIsNoZone() {
    assertThatThrownBy(() -> TimeReader.zone("Europe/Nowhere"))
        .hasMessageContaining("Europe/Nowhere");
  }

  @Test
  void readsTheLastDayAnewAfterAnother() {
    TimeReader reader = TimeReader.of("iso", ZoneOffset.UTC);
    for (String text : new String[] {"2026-01-01T00:00:01Z", "2026-01-02T00:00:01Z"}) {
      byte[] utf8 = text.getBytes(UTF_8);
      assertThat(Instant.ofEpochSecond(TimeReader.seconds(reader.read(utf8, 0, utf8.length))))
          .isEqualTo(text);
    }
  }

  static long read(String format, ZoneId zone, String text) {
    byte[] utf8 = ("9" + text + "9").getBytes(UTF_8);
    return TimeReader.of(format, zone).read(utf8, 1, utf8.length - 1);
  }
}
