package uk.toex.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.api.network.Seed;
import uk.toex.pages.NetworkPageData.Certificate;
import uk.toex.pages.NetworkPageData.Fact;
import uk.toex.pages.NetworkPageData.LeansOn;
import uk.toex.pages.NetworkPageData.Ranking;
import uk.toex.pages.NetworkPageData.Row;
import uk.toex.pages.NetworkPageData.Share;
import uk.toex.pages.NetworkPageData.Subject;

class NetworkPageTest {

  private static List<String> hostile() {
    List<String> all = new ArrayList<>(HostileText.ALL);
    all.add("long ".repeat(2000) + "\u202E</title></svg></script>");
    return all;
  }

  @Test
  void the_same_data_gives_the_same_bytes_in_every_locale() {
    String html = NetworkSamples.html(NetworkSamples.page(12, 4));
    assertThat(NetworkSamples.html(NetworkSamples.page(12, 4))).isEqualTo(html);
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(NetworkSamples.html(NetworkSamples.page(12, 4))).isEqualTo(html);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_policy_knows_the_styles_and_scripts_by_their_digests() {
    String html = NetworkSamples.html(NetworkSamples.page(3, 2));
    String policy = html.substring(html.indexOf("content=\"default-src 'none'"));
    policy = policy.substring(0, policy.indexOf('>'));
    Matcher parts = Pattern.compile("(?s)<(style|script)>(.*?)</\\1>").matcher(html);
    List<String> kinds = new ArrayList<>();
    while (parts.find()) {
      byte[] bytes = parts.group(2).getBytes(StandardCharsets.UTF_8);
      String digest = Base64.getEncoder().encodeToString(PageShell.sha256().digest(bytes));
      assertThat(policy).contains("'sha256-" + digest + "'");
      kinds.add(parts.group(1));
    }
    assertThat(kinds).containsExactly("style", "style", "script", "script");
    assertThat(html).doesNotContain("\r").doesNotContain("unsafe-inline").doesNotContain(" style=");
    assertThat(html.replace("http-equiv", "")).doesNotContain("http:").doesNotContain("https:");
  }

  @Test
  void an_analyst_finds_what_the_page_must_say() {
    String html = NetworkSamples.html(NetworkSamples.page(3, 1));
    assertThat(html)
        .contains("As of</dt><dd>31 Oct 2026")
        .contains("Advice, not a decision.")
        .contains("A named person decides. A score is no probability")
        .contains("Links have no")
        .contains("add up to the score")
        .contains(NetworkSamples.MEASURE.meaning() + " Scale: 0 to 1.")
        .contains("Solved in 24 iterations; residual 3.10 × 10⁻¹⁰; no score is off by more than")
        .contains("3 seeds are not in the network")
        .contains("Handling C</dt><dd>left out: 1,204 links");
    String amy = html.substring(html.indexOf("id=\"s-1\""));
    assertThat(amy)
        .contains("<dt>Subjects at risk</dt><dd><bdi>1 of 1,214")
        .contains("64.4%</td><td>0.02010")
        .contains("since 1 Dec 2025")
        .contains("3 other seeds")
        .contains("6.1%</td><td>0.00190")
        .contains("<td>100%</td><td>0.03120")
        .contains("contact, 9 Jul 2026 [2BP], R1402: <b><bdi>07700 900417</bdi></b> – ")
        .contains("score would be <b>0.0187</b> instead of 0.0312 (−40.1%)")
        .contains("the top 100 on <b>30 Aug 2026</b>")
        .contains("vehicle keeper, 15 Jan 2026 (entered 9 Aug 2026) [not graded], R1501")
        .contains("35.9% of the score · strength 0.200")
        .contains("19 Jun 2026 ×3")
        .contains("Known only after 31 Oct 2026");
  }

  @Test
  void shares_beyond_eight_are_summed_and_all_add_up() {
    Subject large = NetworkSamples.large(200, 3, 1);
    String html = NetworkSamples.html(page(large));
    String table = html.substring(html.indexOf("<tbody>"), html.indexOf("</tfoot>"));
    Matcher values = Pattern.compile("</td><td>([\\d.]+)</td>").matcher(table);
    List<Double> all = new ArrayList<>();
    while (values.find()) {
      all.add(Double.valueOf(values.group(1)));
    }
    double score = all.remove(all.size() - 1);
    assertThat(all).hasSize(10);
    assertThat(all.stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(score, Offset.offset(1e-4));
    assertThat(table).contains("8 other seeds").contains("Unexplained");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostile_text_comes_through_as_text_and_leaves_the_page_whole(String text) {
    String html = NetworkSamples.html(hostilePage(text));
    String plain = NetworkSamples.html(hostilePage("plain"));
    Pattern tag = Pattern.compile("</?[a-zA-Z!][a-zA-Z0-9-]*");
    assertThat(count(html, tag)).isEqualTo(count(plain, tag));
    assertThat(html).doesNotContain("<img").doesNotContain("\0").doesNotContain("\u202E");
    assertThat(new String(html.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .as("nothing in it that UTF-8 can't carry")
        .isEqualTo(html);
    assertThat(html.length()).as("long texts are cut").isLessThan(plain.length() + 60_000);
    int from = html.indexOf("<svg class=\"net\"");
    String svg = html.substring(from, html.indexOf("</div>", from));
    assertThat(open(svg)).as("elements that nothing ends").isEmpty();
  }

  private static List<String> open(String svg) {
    List<String> open = new ArrayList<>();
    Matcher tags = Pattern.compile("<(/?)([a-z]+)[^<>]*?(/?)>").matcher(svg);
    while (tags.find()) {
      if (!tags.group(1).isEmpty()) {
        assertThat(open.remove(open.size() - 1)).isEqualTo(tags.group(2));
      } else if (tags.group(3).isEmpty()) {
        open.add(tags.group(2));
      }
    }
    return open;
  }

  private static long count(String html, Pattern tag) {
    // Names may take a line more or less; all else must be the same.
    return tag.matcher(html.replaceAll("</?text|</?tspan", "")).results().count();
  }

  static NetworkPageData hostilePage(String text) {
    String id = text.isBlank() ? "blank" : text;
    Entity subject =
        new Entity("1" + id, EntityKind.PERSON, text, new TreeMap<>(Map.of(text, text)));
    Entity seed = new Entity("2" + id, EntityKind.EVENT, text);
    Link link = new Link(subject.id(), seed.id(), text, null, null, null, text);
    NetworkPath path =
        new NetworkPath(subject, List.of(new NetworkPath.Step(List.of(link), seed)), 0.5);
    return new NetworkPageData(
        text,
        null,
        List.of(new Fact(text, text)),
        List.of(text),
        new Certificate(1, 0, Double.NaN),
        List.of(
            new Ranking(
                text,
                text,
                NetworkSamples.MEASURE,
                2,
                List.of(
                    new Row(1, subject, 1, 1, seed, 1, text),
                    new Row(2, seed, 0.5, Double.NaN, null, 0, text)))),
        List.of(
            new Subject(
                subject,
                1,
                text,
                List.of(new Share(seed, new Seed(seed.id(), 1, LocalDate.of(1601, 1, 1)), 1)),
                0,
                0,
                0,
                List.of(new NetworkPageData.Path(path, Double.NaN)),
                new LeansOn(List.of(link), 0),
                null,
                List.of(text))));
  }

  private static NetworkPageData page(Subject... subjects) {
    return new NetworkPageData(
        "t", null, List.of(), List.of(), new Certificate(0, 0, 0), List.of(), List.of(subjects));
  }

  @Test
  void what_does_not_fit_together_is_refused() {
    Subject amy = NetworkSamples.small();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page(amy, amy))
        .withMessage("entity P101 is explained twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> subject(amy.entity(), 0.5, amy.paths()))
        .withMessageContaining("don't add up to its score; they differ by 0.469");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> subject(NetworkSamples.person("X", "X", 1), 0.0312, amy.paths()))
        .withMessageContaining("entity X has a path that neither begins nor ends at it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Share(amy.entity(), new Seed("other", 1, null), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeansOn(List.of(), 1));
  }

  private static Subject subject(Entity entity, double score, List<NetworkPageData.Path> paths) {
    return new Subject(entity, score, "", List.of(), 0, 0, 0.0312, paths, null, null, List.of());
  }

  @Test
  void a_page_of_nothing_and_a_subject_without_paths_are_whole() {
    assertThat(NetworkSamples.html(page())).contains("How to read this page").endsWith("</html>\n");
    Subject alone = subject(NetworkSamples.person("P1", "", 15), 0.0312, List.of());
    assertThat(NetworkSamples.html(page(alone)))
        .contains("No path to a seed was found")
        .contains("No seed’s share of the score is known.");
  }

  @Test
  void a_path_may_be_given_either_way_round() {
    Subject amy = NetworkSamples.small();
    List<NetworkPageData.Path> turned = new ArrayList<>();
    for (NetworkPageData.Path path : amy.paths()) {
      List<Entity> way = NetworkLayout.entities(path.path(), "P101");
      List<NetworkPath.Step> steps = new ArrayList<>();
      for (int i = way.size() - 2; i >= 0; i--) {
        steps.add(new NetworkPath.Step(path.path().steps().get(i).records(), way.get(i)));
      }
      Entity end = way.get(way.size() - 1);
      turned.add(
          new NetworkPageData.Path(
              new NetworkPath(end, steps, path.path().strength()), path.value()));
    }
    Subject other =
        new Subject(
            amy.entity(),
            amy.score(),
            amy.why(),
            amy.shares(),
            amy.otherSeeds(),
            amy.others(),
            amy.unexplained(),
            turned,
            amy.leansOn(),
            amy.history(),
            amy.notes());
    assertThat(NetworkSamples.html(page(other))).isEqualTo(NetworkSamples.html(page(amy)));
  }

  @Test
  void figures_are_written_alike_everywhere() {
    assertThat(Figures.score(0.031249)).isEqualTo("0.0312");
    assertThat(Figures.score(0.0009996)).isEqualTo("0.00100");
    assertThat(Figures.score(0.99951)).isEqualTo("1.00");
    assertThat(Figures.score(123456)).isEqualTo("123000");
    assertThat(Figures.score(-3.12e-7)).isEqualTo("−3.12 × 10⁻⁷");
    assertThat(Figures.score(9.999e-7)).isEqualTo("1.00 × 10⁻⁶");
    assertThat(Figures.score(Double.MIN_VALUE)).isEqualTo("4.94 × 10⁻³²⁴");
    assertThat(Figures.score(Double.MAX_VALUE)).isEqualTo("1.80 × 10³⁰⁸");
    assertThat(Figures.score(Double.NaN)).isEqualTo("not known");
    assertThat(Figures.score(0)).isEqualTo("0");
    assertThat(Figures.plain(0.6)).isEqualTo("0.6");
    assertThat(Figures.plain(1)).isEqualTo("1");
    assertThat(Figures.plain(100)).isEqualTo("100");
    assertThat(Figures.percent(1, 3)).isEqualTo("33.3%");
    assertThat(Figures.percent(1, 0)).isEqualTo("not known");
    assertThat(Figures.date(LocalDate.of(2026, 3, 12))).isEqualTo("12 Mar 2026");
    assertThat(Figures.date(LocalDate.of(1601, 1, 1))).isEqualTo("1 Jan 1601");
  }
}
