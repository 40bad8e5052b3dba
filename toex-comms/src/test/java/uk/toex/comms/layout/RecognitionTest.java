package uk.toex.comms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.toex.api.InputRefusedException;

class RecognitionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "generic ~ type,from,to,start,duration_s ~ call,07700900001,07700900002,2026-01-01T00:00:00Z,1",
        "cdr ~ A number|B number|Start time|Duration ~ 07700900001|07700900002|01/02/2026 10:00|60",
        "sms ~ Sender,Recipient,Sent,Text ~ Shop,07700900002,2026-01-01 10:00:00,hi",
        "data-session ~ MSISDN;Session start;Uplink ~ 447700900001;2026-01-01 10:00:00;5",
        "bandicoot ~ interaction,direction,correspondent_id,datetime,call_duration ~ call,in,B,2014-08-20 20:30:37,137",
        "bandicoot-recharges ~ datetime,amount,retailer_id ~ 2015-1-13,12,1185",
        "bandicoot-orange ~ 2;11;A;B;2014-08-20 20:30:37;137;2.352241;48.856638 ~ 1;22;A;C;2014-08-21 21:15:31;0;4.35;50.85",
        "cell-sites ~ antenna_id,latitude,longitude ~ 1,51.5,-0.1",
        "subscriber ~ Number,Name,Address ~ 07700900001,A. Person,1 Example Road",
        "handset-messages ~ Owner,Other party,Direction,Time,Body ~ 07700900001,07700900002,Sent,31/03/2026 14:05,hi",
      })
  void recognises(String layout, String header, String row) {
    Sample sample = Sample.ofText("sample.csv", header + "\n" + row + "\n" + row + "\n");
    Recognition recognition = Layouts.builtIn().recognise(sample, null);
    assertThat(recognition.require().name()).isEqualTo(layout);
    assertThat(recognition.candidates())
        .hasSize(10)
        .allSatisfy(c -> assertThat(c.why()).isNotBlank());
    assertThat(recognition.candidates().get(0).why()).startsWith(layout + " fits: reads ");
  }

  @Test
  void refusesWhatFitsNone() {
    Sample sample = Sample.ofText("sample.csv", "colour,size\nred,1\n");
    assertThatThrownBy(() -> Layouts.builtIn().recognise(sample, null).require())
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("no layout fits")
        .hasMessageContaining("toex comms layouts make sample.csv");
  }

  @Test
  void refusesWhatFitsTwo() {
    String twin = Layouts.builtIn().find("sms").definition().replace("= sms", "= twin");
    Layouts layouts = Layouts.builtIn().with(List.of(Layout.parse(twin, "twin.layout")));
    Sample sample =
        Sample.ofText(
            "sample.csv", "Sender,Recipient,Sent\nShop,07700900002,2026-01-01 10:00:00\n");
    assertThatThrownBy(() -> layouts.recognise(sample, null).require())
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("two layouts fit equally well")
        .hasMessageContaining("sms fits")
        .hasMessageContaining("twin fits");
  }

  @Test
  void doesNotTakeALayoutThatReadsTooFewRows() {
    Sample sample =
        Sample.ofText(
            "sample.csv",
            "type,from,to,start\n" + "call,07700900001,07700900002,soon\n".repeat(10));
    assertThatThrownBy(() -> Layouts.builtIn().recognise(sample, null).require())
        .hasMessageContaining("generic does not fit: reads 4 of 4 columns and 0 of 10 rows")
        .hasMessageContaining("bad start: not a time as the layout writes it (10)");
  }
}
