package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.OutputFailedException;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/** Reports come back from a store as they were put in, in memory and from a file. */
class ReportStoreTest {

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {0, 3_000, Long.MAX_VALUE})
  void reports_come_back_equal_in_order_and_at_random(long inMemory) {
    List<Report> reports = someReports(500);
    try (ReportStore store = ReportStore.create(folder, inMemory)) {
      reports.forEach(store::append);

      List<Report> list = store.asList();
      assertThat(store.size()).isEqualTo(500);
      assertThat(list).hasSize(500);
      // Twice from front to back, and then in any order.
      assertThat(new ArrayList<>(list)).isEqualTo(reports);
      assertThat(list.iterator()).toIterable().containsExactlyElementsOf(reports);
      Random random = new Random(1);
      for (int i = 0; i < 1000; i++) {
        int at = random.nextInt(500);
        assertThat(list.get(at)).isEqualTo(reports.get(at));
      }
      assertThatThrownBy(() -> list.get(500)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void several_threads_may_read_at_once() throws Exception {
    List<Report> reports = someReports(2000);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ReportStore store = ReportStore.create(folder, 0)) {
      reports.forEach(store::append);
      List<Report> list = store.asList();
      List<Callable<Boolean>> readers = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Random random = new Random(t);
        readers.add(
            () -> {
              for (int i = 0; i < 3000; i++) {
                int at = random.nextInt(reports.size());
                if (!list.get(at).equals(reports.get(at))) {
                  return false;
                }
              }
              return new ArrayList<>(list).equals(reports);
            });
      }
      for (var result : threads.invokeAll(readers)) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_report_longer_than_the_buffer_is_held_too() {
    Report longest = Report.of("long", "missing again ".repeat(200_000) + "’", "A");
    List<Report> reports = List.of(Report.of("a", "first"), longest, Report.of("b", "last"));
    try (ReportStore store = ReportStore.create(folder, 0)) {
      reports.forEach(store::append);
      assertThat(new ArrayList<>(store.asList())).isEqualTo(reports);
      assertThat(store.asList().get(1)).isEqualTo(longest);
    }
  }

  @Test
  void an_empty_store_is_an_empty_list() {
    try (ReportStore store = ReportStore.create()) {
      assertThat(store.asList()).isEmpty();
    }
  }

  @Test
  void closing_leaves_no_file() throws IOException {
    try (ReportStore store = ReportStore.create(folder, 0)) {
      someReports(10).forEach(store::append);
      store.asList();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void what_is_read_cannot_grow(long inMemory) {
    try (ReportStore store = ReportStore.create(folder, inMemory)) {
      someReports(3).forEach(store::append);
      store.asList();
      assertThatThrownBy(() -> store.append(Report.of("x", "more")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_folder_that_is_not_there_is_said_so() {
    try (ReportStore store = ReportStore.create(folder.resolve("absent"), 0)) {
      assertThatThrownBy(() -> store.append(Report.of("x", "text")))
          .isInstanceOf(OutputFailedException.class)
          .hasMessageContaining("absent")
          .hasMessageContaining("java.io.tmpdir");
    }
  }

  private static List<Report> someReports(int count) {
    Random random = new Random(7);
    String[] words = {"missing", "über", "gifts", "’", "\uD83D\uDE00", "\uD800", "\0", "\n", "Ā"};
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      boolean plain = random.nextBoolean();
      for (int w = random.nextInt(40); w > 0; w--) {
        text.append(plain ? "phone " : words[random.nextInt(words.length)]);
      }
      TreeSet<Tag> tags = new TreeSet<>();
      for (int t = random.nextInt(4); t > 0; t--) {
        tags.add(new Tag("TAG_" + random.nextInt(12)));
      }
      Grade grade =
          random.nextInt(3) == 0
              ? null
              : Grade.parse(
                  "" + (1 + random.nextInt(3)) + "ABCDE".charAt(i % 5) + "PC".charAt(i % 2));
      LocalDate date = random.nextInt(3) == 0 ? null : LocalDate.of(1969, 1, 1).plusDays(37L * i);
      String author = random.nextInt(3) == 0 ? null : "øfficer " + random.nextInt(9);
      reports.add(new Report("R" + i, text.toString(), tags, grade, date, author));
    }
    return reports;
  }
}
