package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vendor.CountsWords;

/** {@code toex plugins} and plugins in other commands. */
class PluginsCommandTest {

  @TempDir Path folder = Path.of("");

  @Test
  void a_plugin_is_pinned_listed_and_compared_and_a_changed_byte_is_told() throws IOException {
    Path plugins = folder.resolve("plugins");
    Path own = pluginIn(plugins);
    Path policy = folder.resolve("plugins.policy");

    Cli.Outcome unlisted = Cli.run("plugins", "check", plugins);
    assertThat(unlisted.code()).isEqualTo(1);
    assertThat(unlisted.err()).contains("counts-words is refused: the policy does not list it");

    Cli.Outcome pinned =
        Cli.run("plugins", "pin", plugins, "--policy", policy, "--versions", "[1.0,2.0)");
    assertThat(pinned.code()).isZero();
    assertThat(pinned.out()).matches("counts-words \\[1\\.0,2\\.0\\) [0-9a-f]{64}\n");
    assertThat(Cli.run("plugins", "check", own, "--policy", policy).code()).isZero();

    Cli.Outcome listed = Cli.run("plugins", "list", "--plugins", plugins, "--policy", policy);
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out()).contains("counts-words").contains("toex-linear").contains("opennlp");

    Path reports = Cli.reports(folder.resolve("reports.csv"), 600);
    Path out = folder.resolve("out");
    Cli.Outcome compared =
        Cli.run(
            "reports",
            "compare",
            reports,
            "--truth",
            "truth",
            "--min-reports",
            40,
            "--plugins",
            plugins,
            "--policy",
            policy,
            "--classifier",
            "toex-linear",
            "--classifier",
            "counts-words",
            "--classifier",
            "toex-linear+counts-words",
            "--out",
            out);
    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(compared.out().lines().skip(1))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("toex-linear ").endsWith("true      true"),
            row -> assertThat(row).startsWith("counts-words ").endsWith("false     true"),
            row -> assertThat(row).startsWith("toex-linear+counts-words ").endsWith("true"));
    assertThat(Cli.names(out)).containsExactly("compare.csv", "compare.html", "provenance.json");
    assertThat(out.resolve("provenance.json")).content().contains("\"id\": \"counts-words\"");
    assertThat(out.resolve("compare.csv"))
        .content()
        .startsWith(
            "classifier,macro_f1,average_precision,calibration_error,train_per_s,classify_per_s,"
                + "memory_mb,explains,deterministic\n");

    Path jar = own.resolve("counts-words.jar");
    byte[] bytes = Files.readAllBytes(jar);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2") + 12] ^= 1;
    Files.write(jar, bytes);
    Cli.Outcome changed = Cli.run("plugins", "check", plugins, "--policy", policy);
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.err())
        .startsWith(
            "The plugin counts-words is refused: its files are not those that were pinned.");
  }

  @Test
  void a_review_reads_by_a_plugin_and_explains_by_how_much() throws IOException {
    Path plugins = folder.resolve("plugins");
    pluginIn(plugins);
    Path policy = folder.resolve("plugins.policy");
    Cli.run("plugins", "pin", plugins, "--policy", policy);
    Path reports = Cli.reports(folder.resolve("reports.csv"), 600);
    for (String classifier : new String[] {"counts-words", "toex-linear+counts-words"}) {
      Path out = folder.resolve(classifier);
      Cli.Outcome outcome =
          Cli.run(
              "reports",
              "review",
              reports,
              "--classifier",
              classifier,
              "--plugins",
              plugins,
              "--policy",
              policy,
              "--min-reports",
              40,
              "--out",
              out);
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(out.resolve("review.jsonl")).content().contains("\"read by counts-words\"");
      assertThat(out.resolve("review.html")).exists();
    }
  }

  @Test
  void what_is_not_installed_is_answered_with_what_is() throws IOException {
    Path reports = Cli.reports(folder.resolve("reports.csv"), 50);
    Cli.Outcome outcome = Cli.run("reports", "compare", reports, "--classifier", "magic");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("There is no classifier \"magic\". There ")
        .contains("toex-linear");
    Cli.Outcome nowhere = Cli.run("plugins", "check", folder.resolve("nowhere"));
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.err()).contains("nowhere is no folder.");
  }

  @Test
  void a_policy_that_cannot_be_read_names_the_line() throws IOException {
    Path policy = folder.resolve("plugins.policy");
    Files.writeString(policy, "# ours\nsome-plugin [1.0,2.0)\n");
    Cli.Outcome outcome = Cli.run("plugins", "list", "--plugins", folder, "--policy", policy);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("line 2: expected id, versions and SHA-256");
  }

  @Test
  void a_plugin_scores_a_network_and_one_that_is_not_there_is_told() throws IOException {
    Path plugins = folder.resolve("plugins");
    Path policy = folder.resolve("plugins.policy");
    pluginIn(plugins);
    Cli.run("plugins", "pin", plugins, "--policy", policy);
    Path entities =
        Cli.write(
            folder.resolve("entities.csv"),
            "id,kind,label\nA,person,Ann\nB,person,Bea\nC,person,Cid\n");
    Path links =
        Cli.write(
            folder.resolve("links.csv"),
            """
            from,to,type,date
            A,B,associate,2026-03-01
            A,B,contact,2026-03-02
            A,C,contact,2026-03-02
            """);
    Path seeds = Cli.write(folder.resolve("seeds.csv"), "id\nA\n");
    Path out = folder.resolve("scored");
    Object[] command = {
      "network",
      "score",
      "--entities",
      entities,
      "--links",
      links,
      "--seeds",
      seeds,
      "--out",
      out,
      "--quiet",
      "--plugins",
      plugins,
      "--policy",
      policy,
      "--scorer",
      "counts-links"
    };

    Cli.Outcome scored = Cli.run(command);

    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(out.resolve("people.csv"))
        .content()
        .isEqualTo(
            """
            rank,id,label,measure,score,share_explained,nearest_seed,hops,why
            1,B,Bea,links-to-seeds,2,,A,1,
            2,C,Cid,links-to-seeds,1,,A,1,
            """);
    assertThat(out.resolve("provenance.json"))
        .content()
        .contains("\"id\": \"counts-words\"", "\"scorer\": \"counts-links\"");
    assertThat(out.resolve("network.html")).content().contains("counts-links");
    command[command.length - 1] = "nobody";
    Cli.Outcome absent = Cli.run(command);
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).contains("nobody", "counts-links", "toex-network");
    assertThat(Cli.run("plugins", "list").out()).contains("toex-network");
  }

  /** A vendor's folder: the plugin's classes in a jar, with its list of services. */
  private static Path pluginIn(Path plugins) throws IOException {
    Path folder = Files.createDirectories(plugins.resolve(CountsWords.ID));
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(folder.resolve(CountsWords.ID + ".jar")))) {
      entry(
          jar,
          "META-INF/services/uk.toex.spi.ToexPlugin",
          CountsWords.class.getName().getBytes(StandardCharsets.UTF_8));
      for (String type :
          List.of(
              "CountsWords", "CountsWords$Factory", "CountsWords$Counts", "CountsWords$Links")) {
        String path = "vendor/" + type + ".class";
        try (InputStream in = CountsWords.class.getResourceAsStream("/" + path)) {
          entry(jar, path, Objects.requireNonNull(in, path).readAllBytes());
        }
      }
      entry(jar, "note.txt", new byte[] {1, 2, 3});
    }
    return folder;
  }

  private static void entry(ZipOutputStream jar, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
