package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.report.Tag;
import uk.toex.synth.ReportGenerator;

/** The embedding example of the README compiles as it stands and finds something. */
class ReadmeTest {

  @Test
  void the_embedding_example_runs(@TempDir Path folder) throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    int from = readme.indexOf("```java\n") + "```java\n".length();
    String code = readme.substring(from, readme.indexOf("```", from));
    Path source = Files.writeString(folder.resolve("MisTagged.java"), code);

    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all,-path",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());

    assertThat(status).as("javac").isZero();
    assertThat(run(folder, reports(folder)))
        .hasSize(20)
        .first()
        .asString()
        .startsWith("TagIssue[reportId=R");
  }

  private static Path reports(Path folder) throws Exception {
    String csv =
        new ReportGenerator(1, ReportGenerator.Settings.DEFAULT.brief())
            .reports(3000)
            .map(s -> s.report())
            .map(
                r ->
                    r.id()
                        + ",\""
                        + r.text().replace("\"", "\"\"")
                        + "\","
                        + r.tags().stream().map(Tag::code).collect(Collectors.joining(";")))
            .collect(Collectors.joining("\n", "id,text,tags\n", "\n"));
    return Files.writeString(folder.resolve("reports.csv"), csv);
  }

  private static List<String> run(Path classes, Path input) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      loader
          .loadClass("MisTagged")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {input.toString()});
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
