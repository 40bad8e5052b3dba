package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.toex.api.InputRefusedException;

class PluginPolicyTest {

  private static final String HEX = "0123456789abcdef".repeat(4);

  @TempDir Path dir = Path.of("");

  @Test
  void what_is_written_is_read_again() {
    PluginPolicy policy =
        PluginPolicy.NONE
            .with("toex-smile", VersionRange.parse("[0.1,0.2)"), HEX)
            .with("a.vendors-own", VersionRange.ANY, "f".repeat(64));
    policy.write(dir.resolve("policy"));
    PluginPolicy read = PluginPolicy.read(dir.resolve("policy"));
    assertThat(read).hasToString(policy.toString());
    assertThat(read.rules()).containsOnlyKeys("a.vendors-own", "toex-smile");
    PluginPolicy.Rule rule = Objects.requireNonNull(read.of("toex-smile"));
    assertThat(rule.sha256()).isEqualTo(HEX);
    assertThat(rule.versions().contains("0.1.5")).isTrue();
    assertThat(read.of("other")).isNull();
  }

  @Test
  void an_id_that_could_not_be_read_again_is_not_taken() {
    for (String id : new String[] {"a b", "", "#one", "Two", "x\ny", "abc\u00a0"}) {
      assertThatThrownBy(() -> PluginPolicy.NONE.with(id, VersionRange.ANY, HEX))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a plugin's id");
    }
    assertThatThrownBy(() -> PluginPolicy.NONE.with("abc", VersionRange.ANY, "F".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comments_and_blank_lines_are_skipped() throws IOException {
    Path file = policy("# all\n\n  toex-smile\t[0.1,0.2)   " + HEX + " # pinned by A. Analyst\n");
    assertThat(PluginPolicy.read(file).rules()).containsOnlyKeys("toex-smile");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one *|expected id, versions and SHA-256",
        "one * HEX more|expected id, versions and SHA-256",
        "one latest HEX|not a range of versions",
        "one * HEXA|not a SHA-256",
        "one * abc|not a SHA-256",
        "first * HEX|the plugin first is listed twice",
        "Ünlisted * HEX|not a plugin's id"
      })
  void a_bad_line_is_named(String line, String reason) throws IOException {
    Path file = policy("first * HEX\n# a comment\n" + line + "\n");
    assertThatThrownBy(() -> PluginPolicy.read(file))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("policy, line 3: ")
        .hasMessageContaining(reason);
  }

  @Test
  void a_file_that_cannot_be_read_is_refused() throws IOException {
    assertThatThrownBy(() -> PluginPolicy.read(dir.resolve("absent")))
        .isInstanceOf(InputRefusedException.class);
    Path bytes = dir.resolve("bytes");
    Files.write(bytes, new byte[] {(byte) 0xC3, 0x28});
    assertThatThrownBy(() -> PluginPolicy.read(bytes)).isInstanceOf(InputRefusedException.class);
  }

  private Path policy(String text) throws IOException {
    return Files.writeString(dir.resolve("policy"), text.replace("HEX", HEX));
  }
}
