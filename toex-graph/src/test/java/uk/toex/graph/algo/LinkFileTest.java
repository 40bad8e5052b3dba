package uk.toex.graph.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Rejects;

class LinkFileTest {

  private final List<String> rejected = new ArrayList<>();
  private final Rejects rejects = Rejects.to(r -> rejected.add(r.line() + " " + r.reason()));

  private LinkFile csv(String text) {
    return GraphFiles.read(text, LinkLayout.CSV, false, rejects);
  }

  private static String shown(EdgeGraph graph) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < graph.size(); i++) {
      for (int arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        if (graph.directed() || graph.neighbour(arc) >= i) {
          shown.append(graph.id(i)).append('-').append(graph.id(graph.neighbour(arc)));
          shown.append(graph.weight(arc) == 1 ? " " : "*" + (float) graph.weight(arc) + " ");
        }
      }
    }
    return shown.toString().strip();
  }

  @Test
  void columns_by_name_wherever_they_stand() {
    LinkFile read = csv("type,to,weight,from\ncontact,b,0.5,a\r\n\"x,\"\"y\",c,2,b\r");
    assertThat(shown(read.graph())).isEqualTo("a-b*0.5 b-c*2.0");
    assertThat(read.notes()).isEmpty();
    assertThat(read.counts()).containsEntry("records", 2L).containsEntry("rejected", 0L);
    assertThat(read.provenance().bytes()).isEqualTo(51);
  }

  @Test
  void guesses_are_told() {
    assertThat(csv("Source,Target\na,b\n").notes())
        .containsExactly("links: the columns \"Source\" and \"Target\" are taken for from and to");
    assertThat(csv("one,two\na,b\n").notes())
        .containsExactly(
            "links: the columns \"one\" and \"two\" are taken for from and to: the first two");
    LinkFile bare = csv("1,2\n2,3\n");
    assertThat(bare.notes())
        .containsExactly("links has no header: its first line is taken for a link");
    assertThat(shown(bare.graph())).isEqualTo("1-2 2-3");
  }

  @Test
  void ids_are_text() {
    EdgeGraph graph = csv("\uFEFFfrom,to\n7,07\n 7,7\n\"7\",é\n").graph();
    assertThat(graph.size()).isEqualTo(4);
    assertThat(graph.indexOf("07")).isEqualTo(1);
    assertThat(graph.indexOf(" 7")).isEqualTo(2);
    assertThat(graph.indexOf("é")).isEqualTo(3);
    assertThat(graph.indexOf("8")).isEqualTo(-1);
  }

  @Test
  void bad_records_are_kept_aside_with_their_line() {
    LinkFile read =
        csv(
            """
            from,to,weight

            a,b,NaN
            a,b,-1
            a,b,inf
            a,b,1e-310
            a,b,1e101
            a,b,x
            a,b,0x1p3
            a,b
            a,,1
            "a,b,1
            a,b,-0
            a,b,+1.5e2
            """);
    assertThat(rejected)
        .containsExactly(
            "3 weight is NaN",
            "4 weight is negative",
            "5 weight is infinite",
            "6 weight is not 0 and not from 1e-100 to 1e100",
            "7 weight is not 0 and not from 1e-100 to 1e100",
            "8 weight is no number",
            "9 weight is no number",
            "10 wrong number of fields",
            "11 blank id",
            "12 a quote does not close on its line");
    assertThat(shown(read.graph())).isEqualTo("a-b*0.0 a-b*150.0");
  }

  @Test
  void invalid_utf8_is_rejected() {
    byte[] bytes = "from,to\na,b\nq,b\n".getBytes(StandardCharsets.ISO_8859_1);
    bytes[12] = (byte) 0xe9;
    LinkFile read = GraphFiles.read(bytes, LinkLayout.CSV, false, rejects);
    assertThat(rejected).containsExactly("3 invalid UTF-8");
    assertThat(read.graph().size()).isEqualTo(2);
  }

  @Test
  void too_many_bad_records_refuse_the_file() {
    assertThatThrownBy(() -> csv("from,to\n" + "a\n".repeat(101) + "a,b\n".repeat(50)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("101 of 151 links were rejected")
        .hasMessageContaining("wrong number of fields (101)");
    assertThatThrownBy(() -> csv("from,to\na\n")).isInstanceOf(InputRefusedException.class);
    assertThatThrownBy(() -> csv("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> csv("from;to\na;b\n")).hasMessageContaining("one column");
    assertThatThrownBy(() -> csv("f\0r\0o\0m\0")).hasMessageContaining("NUL");
  }

  @Test
  void text_with_comments() {
    LinkFile read =
        GraphFiles.read(
            "# nodes\n% too\n a\tb 0.5 x\n\nb  c\r\nd\n", LinkLayout.TEXT, true, rejects);
    assertThat(shown(read.graph())).isEqualTo("a-b*0.5 b-c");
    assertThat(rejected).containsExactly("6 fewer than two fields");
    assertThat(GraphFiles.read("", LinkLayout.TEXT, true, rejects).graph().size()).isZero();
  }

  @Test
  void gzip_and_long_lines_over_the_edges_of_buffers() throws IOException {
    StringBuilder text = new StringBuilder("from,to\n");
    for (int i = 0; i < 100_000; i++) {
      text.append('n').append(i).append(",n").append(i + 1).append('\n');
    }
    text.append("x".repeat(2_000_000)).append(",y\na,b\n");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    LinkFile read = GraphFiles.read(packed.toByteArray(), LinkLayout.CSV, false, rejects);
    assertThat(rejected).containsExactly("100002 line too long");
    assertThat(read.graph().size()).isEqualTo(100_003);
    assertThat(read.graph().links()).isEqualTo(100_001);
    assertThat(Components.of(read.graph()).size(0)).isEqualTo(100_001);
  }

  @Test
  void matrices() {
    String banner = "%%MatrixMarket matrix coordinate ";
    assertThat(matrix(banner + "pattern symmetric\n% c\n3 3 2\n2 1\n2 2\n", true))
        .isEqualTo("1-2 2-1 2-2");
    assertThat(matrix(banner + "pattern symmetric\n3 3 2\n2 1\n2 2\n", false)).isEqualTo("1-2 2-2");
    assertThat(matrix(banner + "Real General\n3 3 2\n2 1 0.5\n1 3 -1\n", true))
        .isEqualTo("2-1*0.5");
    assertThat(rejected).containsExactly("4 weight is negative");
    assertThat(matrix(banner + "pattern general\n9 9 1\n4 1\n", true)).isEqualTo("4-1");
  }

  private String matrix(String text, boolean directed) {
    return shown(GraphFiles.read(text, LinkLayout.MATRIX_MARKET, directed, rejects).graph());
  }

  @Test
  void matrices_that_are_not_what_they_claim() {
    String banner = "%%MatrixMarket matrix coordinate pattern general\n";
    assertThatThrownBy(() -> matrix("1 2\n", true)).hasMessageContaining("does not begin");
    assertThatThrownBy(() -> matrix("", true)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> matrix(banner, true)).hasMessageContaining("no line of its size");
    assertThatThrownBy(() -> matrix(banner + "3 4 0\n", true)).hasMessageContaining("square");
    assertThatThrownBy(() -> matrix(banner + "3 3 2\n1 2\n", true))
        .hasMessageContaining("declares 2 entries and has 1");
    assertThatThrownBy(() -> matrix(banner + "2000000000 2000000000 1\n1 2\n", true))
        .hasMessageContaining("declares 2000000000 rows");
    assertThatThrownBy(() -> matrix("%%MatrixMarket matrix array real general\n", true))
        .hasMessageContaining("matrix array real general");
  }
}
