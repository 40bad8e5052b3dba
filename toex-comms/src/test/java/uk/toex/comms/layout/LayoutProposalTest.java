package uk.toex.comms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import uk.toex.api.InputRefusedException;

class LayoutProposalTest {

  @Test
  void proposesALayoutForAnUnknownExport() {
    Sample sample =
        Sample.ofText(
            "export.csv",
            """
            Report of calls
            Made for a test

            Ref;Wer ruft an;Wen;Tag;Uhrzeit;Art;Wohin
            1;447700900001;447700900002;31.03.2026;14:05:09;Voice;x
            2;447700900001;447700900003;30.03.2026;14:05:09;SMS;y
            3;447700900003;447700900001;28.03.2026;14:05:09;Fax;z
            """);
    String definition = LayoutProposal.of(sample, "export");
    Layout layout = Layout.parse(definition, "export.layout");
    assertThat(layout.skipLines()).isEqualTo(2);
    assertThat(layout.delimiter()).isEqualTo(';');
    assertThat(rule(layout, "from").columns()).containsExactly("Wer ruft an");
    assertThat(rule(layout, "from").prefix()).isEqualTo("+");
    assertThat(rule(layout, "start").joins()).containsExactly("{Tag} {Uhrzeit}");
    assertThat(rule(layout, "start").formats()).containsExactly("dd.MM.yyyy HH:mm:ss");
    assertThat(definition)
        .contains("# CHECK: \"Fax\" is not known")
        .contains("call = Voice")
        .contains("#   Wohin (such as x)")
        .contains("# On the sample: 2 of 3 rows are read.");
    assertThat(LayoutTrial.of(layout, sample, null, 0).accepted()).isEqualTo(2);
  }

  @Test
  void proposesAnOwnerWhereThereIsADirection() {
    Sample sample =
        Sample.ofText(
            "phone.csv",
            """
            When,Way,With,Body
            01/02/2026 10:00,Sent,07700 900002,hello
            01/02/2026 10:01,Received,07700 900002,hi
            """);
    Layout layout = Layout.parse(LayoutProposal.of(sample, "phone"), "phone.layout");
    assertThat(layout.byOwner()).isTrue();
    assertThat(LayoutTrial.of(layout, sample, "07700900001", 0).accepted()).isEqualTo(2);
    assertThat(layout.definition())
        .contains("name it with --owner")
        .contains("month and day could be the other way");
  }

  @Test
  void readsAFileWithoutAHeader() {
    Sample sample =
        Sample.ofText(
            "bare.csv",
            "07700900001,07700900002,2026-01-01 10:00:00\n07700900001,07700900003,2026-01-02 10:00:00\n");
    Layout layout = Layout.parse(LayoutProposal.of(sample, "bare"), "bare.layout");
    assertThat(layout.header()).isFalse();
    assertThat(rule(layout, "start").columns()).containsExactly("#3");
    assertThat(LayoutTrial.of(layout, sample, null, 0).accepted()).isEqualTo(2);
  }

  @Test
  void saysThatItFoundNothing() {
    assertThatThrownBy(() -> LayoutProposal.of(Sample.ofText("a.csv", "a,b\nc,d\n"), "a"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("no column looks like telephone numbers");
    assertThatThrownBy(
            () -> LayoutProposal.of(Sample.ofText("a.csv", "a,b\n07700900001,07700900002\n"), "a"))
        .hasMessageContaining("no column looks like a time");
  }

  private static FieldRule rule(Layout layout, String field) {
    return java.util.Objects.requireNonNull(layout.field(field));
  }
}
