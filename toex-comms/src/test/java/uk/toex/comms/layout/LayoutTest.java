package uk.toex.comms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.toex.api.InputRefusedException;
import uk.toex.api.comms.CommsLayout;

class LayoutTest {

  private static final String SMALL =
      """
      layout = small
      [type]
      value = call
      [from]
      column = A
      [to]
      column = B
      [start]
      column = When
      """;

  @Test
  void readsItsOwnLayouts() {
    assertThat(Layouts.builtIn().all()).hasSize(10);
    for (Layout layout : Layouts.builtIn().all()) {
      assertThat(Layout.parse(layout.definition(), "again").fields()).isEqualTo(layout.fields());
      assertThat(layout.about()).isNotEmpty();
    }
  }

  @Test
  void readsSettings() {
    Layout layout =
        Layout.parse(
            """
            # a comment
            layout     = settings-all
            about      = For a test
            delimiter  = semicolon
            skip-lines = 3
            decimal    = comma
            header     = no
            time-zone  = Europe/Paris
            [type]
            value = data
            [from]
            column = #2
            prefix = +
            [start]
            join   = {#1} {#3}
            format = dd.MM.yyyy HH:mm | iso
            """,
            "test");
    assertThat(layout.delimiter()).isEqualTo(';');
    assertThat(layout.skipLines()).isEqualTo(3);
    assertThat(layout.decimal()).isEqualTo(',');
    assertThat(layout.header()).isFalse();
    assertThat(layout.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(rule(layout, "start").formats()).containsExactly("dd.MM.yyyy HH:mm", "iso");
    LayoutTrial trial =
        LayoutTrial.of(
            layout,
            Sample.ofText("x", "a\nb;\nc\n31.03.2026;353861234567;14:05\n1.3.2026;0770;1:00\n"),
            null,
            9);
    assertThat(trial.first().get(0).values())
        .containsEntry("from", "+353861234567")
        .containsEntry("start", "2026-03-31T12:05:00Z");
    assertThat(trial.rejects()).containsKey("bad start: not a time as the layout writes it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "layout = small ~ layout = Big ~ line 1: a layout's name",
        "layout = small ~ layout = auto ~ line 1: a layout's name",
        "layout = small ~ nothing here ~ line 1: \"nothing here\" is neither",
        "layout = small ~ time = now ~ line 1: there is no setting \"time\"",
        "layout = small ~ # none ~ does not say its name",
        "value = call ~ value = talk ~ line 3: value = talk; expected call",
        "value = call ~ required = yes ~ line 2: [type] does not say where it comes from",
        "[from] ~ [sender] ~ line 4: there is no field \"sender\"",
        "[from] ~ [from ~ line 4: a section's name ends in ]",
        "[to] ~ [from] ~ line 6: the section [from] comes twice",
        "[to] ~ [cell] ~ expected a section [to]",
        "column = A ~ columns = A ~ line 5: [from] has no \"columns\"",
        "column = A ~ column = A | | C ~ line 5: nothing stands before a bar",
        "column = A ~ join = A ~ line 5: \"A\" does not name columns in braces",
        "column = A ~ join = {A ~ line 5: \"{A\" does not name columns",
        "column = A ~ format = iso ~ line 5: [from] has no \"format\"",
        "column = When ~ format = QQ ~ line 9: not a format of times: \"QQ\"",
        "layout = small ~ time-zone = Nowhere ~ line 1: no time zone is called",
        "layout = small ~ skip-lines = -1 ~ line 1: skip-lines is a number",
        "layout = small ~ delimiter = abc ~ line 1: a delimiter is",
        "layout = small ~ records = sheep ~ line 1: records = sheep; expected events",
      })
  void saysWhatIsWrong(String replaced, String by, String message) {
    assertThatThrownBy(() -> Layout.parse(SMALL.replace(replaced, by), "my.layout"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("my.layout")
        .hasMessageContaining(message);
  }

  @Test
  void takesLayoutsOfPlugins() {
    Layouts layouts = Layouts.builtIn().with(List.of(offered("small", SMALL)));
    assertThat(layouts.find("small").definition()).isEqualTo(SMALL);
    assertThatThrownBy(() -> layouts.with(List.of(offered("small", SMALL))))
        .hasMessageContaining("Two layouts are called small");
    assertThatThrownBy(() -> Layouts.builtIn().with(List.of(offered("other", SMALL))))
        .hasMessageContaining("calls itself small");
    assertThatThrownBy(() -> layouts.find("no such thing"))
        .hasMessageContaining("no layout and no file called no such thing")
        .hasMessageContaining("bandicoot");
  }

  private static CommsLayout offered(String name, String definition) {
    return new CommsLayout() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String definition() {
        return definition;
      }
    };
  }

  @Test
  void readsTheGenericColumns() {
    LayoutTrial trial =
        trial(
            "generic",
            "type,from,to,start,duration_s,imei,imsi,cell,end_cell,bytes_up,bytes_down,text",
            "call,07700900001,07700 900002,2026-03-31T14:05:09+01:00,60,350000000000015,234,A1,B2,,,",
            "message,Dentist,07700900001,2026-03-31T14:05:09Z,,,,,,,,\"Hello, you\"",
            "data,07700900001,,2026-03-31T14:05:09,5,,,A1,,10,20,",
            "call,,07700900001,2026-03-31T14:05:09Z,x,,,A1,,,,",
            "call,,,2026-03-31T14:05:09Z,1,,,A1,,,,",
            "fax,1,,1601-01-01T00:00:00Z,1,,,A1,,,,");
    assertThat(trial.accepted()).isEqualTo(4);
    assertThat(trial.rejects()).containsOnlyKeys("no number on either side", "bad type");
    assertThat(trial.faults()).containsEntry("duration", 1L).containsEntry("start", 1L);
    assertThat(values(trial, 0))
        .containsEntry("imei", "35000000000001")
        .containsEntry("from", "+447700900001")
        .containsEntry("to", "+447700900002")
        .containsEntry("start", "2026-03-31T13:05:09Z")
        .containsEntry("end_cell", "B2");
    assertThat(values(trial, 1))
        .containsEntry("from", "Dentist")
        .containsEntry("text", "Hello, you");
    assertThat(values(trial, 2)).containsEntry("bytes_down", "20").doesNotContainKey("to");
    assertThat(values(trial, 3)).containsEntry("from", "withheld").containsEntry("served", "to");
  }

  @Test
  void readsCallDataRecords() {
    LayoutTrial trial =
        trial(
            "cdr",
            "Call Type;A Number;B Number;Date;Time;Duration;LAC;CI",
            "MOC;07700900001;07700900002;31/03/2026;14:05:09;00:01:01;101;7",
            "MTC;07700900002;07700900001;25/10/2026;01:30:00;61,5;101;",
            "SMS-MT;Dentist;07700900001;29/03/2026;01:30:00;;;",
            "Call forward;1;2;;;;;");
    assertThat(trial.passedOver()).isEqualTo(1);
    assertThat(values(trial, 0))
        .containsEntry("duration_s", "61")
        .containsEntry("cell", "101-7")
        .containsEntry("served", "from")
        .containsEntry("start", "2026-03-31T13:05:09Z");
    assertThat(values(trial, 1))
        .containsEntry("served", "to")
        .containsEntry("time_doubt", "repeated hour")
        .doesNotContainKeys("cell", "duration_s");
    assertThat(values(trial, 2))
        .containsEntry("type", "message")
        .containsEntry("time_doubt", "skipped hour");
  }

  @Test
  void readsDataSessionsAndTheirUnits() {
    LayoutTrial trial =
        trial(
            "data-session",
            "MSISDN,Session start,Session end,Uplink,Downlink,Cell ID",
            "447700900001,2026-01-31 14:00:00,2026-01-31 14:10:00,1,2,A1",
            "447700900001,2026-01-31 14:00:00,2026-01-31 13:10:00,1,2,A1");
    assertThat(values(trial, 0)).containsEntry("duration_s", "600").containsEntry("type", "data");
    assertThat(trial.faults()).containsEntry("end", 1L);
  }

  @Test
  void readsAHandsetWhoseOwnerIsNamed() {
    Sample sample =
        Sample.ofText(
            "handset.csv",
            """
            Direction,Number,Time,Message
            Sent,07700 900002,31/03/2026 14:05,On my way
            Inbox,Number withheld,31/03/2026 14:06,ok
            Draft,07700 900002,31/03/2026 14:06,never sent
            """);
    Layout layout = Layouts.builtIn().find("handset-messages");
    assertThatThrownBy(() -> LayoutTrial.of(layout, sample, null, 3))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("no column for owner");
    LayoutTrial trial = LayoutTrial.of(layout, sample, "07700 900001", 3);
    assertThat(trial.passedOver()).isEqualTo(1);
    assertThat(values(trial, 0))
        .containsEntry("from", "+447700900001")
        .containsEntry("to", "+447700900002")
        .containsEntry("served", "from");
    assertThat(values(trial, 1))
        .containsEntry("from", "withheld")
        .containsEntry("to", "+447700900001")
        .containsEntry("served", "to");
  }

  @Test
  void countsWhatBandicootIgnores() {
    LayoutTrial trial =
        LayoutTrial.of(
            Layouts.builtIn().find("bandicoot"),
            Sample.ofText(
                "A.csv",
                """
                interaction,direction,correspondent_id,datetime,call_duration,antenna_id
                call,in,B,2014-08-20 20:30:37,137,13084
                text,out,C,2014-08-20 20:30:37,,13084
                call,out,C,2014-08-20 20:30:37,,13084
                mms,sideways,,2014-08-20,1,
                text,out,C,2014-08-20T20:30:37,,13084
                """),
            null,
            9);
    assertThat(trial.accepted()).isEqualTo(2);
    assertThat(values(trial, 0))
        .containsEntry("from", "B")
        .containsEntry("to", "A")
        .containsEntry("served", "to");
    assertThat(trial.faults())
        .containsEntry("type", 1L)
        .containsEntry("direction", 1L)
        .containsEntry("other", 1L)
        .containsEntry("start", 2L)
        .containsEntry("duration", 1L);
  }

  private static SortedMap<String, String> values(LayoutTrial trial, int row) {
    assertThat(trial.first().get(row).rejected()).isEmpty();
    return trial.first().get(row).values();
  }

  private static LayoutTrial trial(String layout, String... lines) {
    Sample sample = Sample.ofText("test.csv", String.join("\r\n", lines));
    return LayoutTrial.of(Layouts.builtIn().find(layout), sample, null, 100);
  }

  private static FieldRule rule(Layout layout, String field) {
    return java.util.Objects.requireNonNull(layout.field(field));
  }
}
