package uk.toex.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.toex.bench.compare.TimedProcess.Usage;

class TableTest {

  private static Contender contender(String name) {
    return new Contender(name, "1.0", "csv", null, List.of(), List.of(), "");
  }

  @Test
  void a_measured_line_tells_rates_net_of_start_up_and_with_it() {
    Measured training = new Measured(10_400, 400);
    training.add(new Usage(4, 3), new Usage(2, 1)); // 10,000 more reports took 2 s more
    Measured classifying = new Measured(10_400, 400);
    classifying.add(new Usage(1.5, 1.04), new Usage(1, 0.54));

    String table =
        Table.markdown(
            List.of(new Table.Line(contender("X"), null, training, classifying, 0.8125)));

    assertThat(table.lines().skip(2))
        .containsExactly(
            "| X | 1.0 | 5,000 | 3,470 | 1 | 20,000 | 10,000 | 0.54 | 4 + 1.5 | 0 % + 0 % |"
                + " 0.812 |");
  }

  @Test
  void every_line_has_the_headers_columns() {
    Measured none = new Measured(0, 0);
    Measured some = new Measured(1000, 10);
    some.add(new Usage(1, 1), new Usage(1, 1)); // too quick to be told from starting up
    String table =
        Table.markdown(
            List.of(
                new Table.Line(contender("X"), "not installed: …", none, none, Double.NaN),
                new Table.Line(contender("Y"), null, some, some, Double.NaN)));

    assertThat(table.lines().map(l -> l.chars().filter(c -> c == '|').count()).distinct())
        .hasSize(1);
    assertThat(table).contains("| X | not installed: … |").contains("| – |");
  }

  @Test
  void the_median_of_the_rounds_counts_and_the_spread_is_told() {
    Measured m = new Measured(1000, 0);
    m.add(new Usage(9, 9), new Usage(0, 0));
    m.add(new Usage(1, 1), new Usage(0, 0));
    m.add(new Usage(2, 2), new Usage(0, 0));

    assertThat(m.gross()).isEqualTo(500);
    assertThat(m.net()).isEqualTo(500);
    assertThat(m.spread()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 0",
    "7.2, 7",
    "999, 999",
    "1234, '1,230'",
    "40512, '40,500'",
    "1234567, '1,230,000'",
    "999999, '1,000,000'",
    "-3, –",
    "Infinity, –",
    "NaN, –"
  })
  void rates_have_three_leading_digits(double rate, String shown) {
    assertThat(Table.rate(rate)).isEqualTo(shown);
  }
}
