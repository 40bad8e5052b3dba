package uk.toex.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.PartyKind;

/** Stores that earlier versions wrote open in this one; the folder is never written anew. */
class OldStoreTest {

  @Test
  void version_1() throws URISyntaxException {
    URL manifest = Objects.requireNonNull(getClass().getResource("store-v1/manifest.txt"));
    Path store = Objects.requireNonNull(Path.of(manifest.toURI()).getParent());
    try (CommsStore opened = CommsStore.open(store)) {
      assertThat(opened.events()).isEqualTo(6);
      assertThat(opened.parties()).isEqualTo(6);
      assertThat(opened.files())
          .extracting(CommsStore.LoadedFile::name)
          .containsExactly("first.csv", "second.csv");
      CommsEvent first = opened.event(0);
      assertThat(first.from().id()).isEqualTo("+447700900001");
      assertThat(first.start()).hasToString("2026-03-01T10:00:00Z");
      assertThat(first.imsi()).isEqualTo("234150000000001");
      assertThat(opened.event(2).text()).isEqualTo("on the way");
      assertThat(opened.event(3).endCell()).isEqualTo("B2");
      assertThat(opened.duplicateOf(1)).isEqualTo(-1);
      assertThat(opened.duplicateOf(4)).isEqualTo(0);
      assertThat(opened.event(5).from().kind()).isEqualTo(PartyKind.WITHHELD);
      assertThat(Objects.requireNonNull(opened.event(5).to()).kind())
          .isEqualTo(PartyKind.SHORT_CODE);
      assertThat(opened.zone().getId()).isEqualTo("UTC");
    }
  }
}
