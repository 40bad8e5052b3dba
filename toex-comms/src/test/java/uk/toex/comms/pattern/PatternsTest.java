package uk.toex.comms.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.comms.CommsAnalysis;
import uk.toex.api.comms.Finding;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.TimeDoubt;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventRow;
import uk.toex.comms.MemoryEvents;
import uk.toex.synth.comms.CommsSettings;
import uk.toex.synth.comms.CommsWorld;
import uk.toex.synth.comms.Planted;
import uk.toex.synth.comms.WorldEvent;

class PatternsTest {

  private static final CommsWorld WORLD = CommsWorld.of(3, new CommsSettings(600, 3, 6, 6, 1, 1));
  private static CommsEvents events = MemoryEvents.builder().build();

  @BeforeAll
  static void read() {
    List<Party> parties = new ArrayList<>();
    for (int p = 0; p < WORLD.parties(); p++) {
      parties.add(WORLD.party(p));
    }
    Set<Integer> recorded = new HashSet<>();
    MemoryEvents.Builder builder = MemoryEvents.builder().batchSize(20_000);
    WORLD.forEach(
        Progress.NONE,
        e -> {
          if (!e.servedTo()) {
            recorded.add(e.from());
          }
          builder.add(row(e, parties, e.servedTo() && recorded.contains(e.from())));
        });
    events = builder.build();
  }

  private static EventRow row(WorldEvent e, List<Party> parties, boolean duplicate) {
    return new EventRow(
        e.type(),
        parties.get(e.from()),
        e.to() < 0 ? null : parties.get(e.to()),
        e.servedTo(),
        e.start(),
        TimeDoubt.NONE,
        e.seconds(),
        e.device() < 0 ? "" : WORLD.imei(e.device()),
        e.subscription() < 0 ? "" : WORLD.imsi(e.subscription()),
        e.cell() < 0 ? "" : WORLD.cells().get(e.cell()).id(),
        "",
        -1,
        -1,
        null,
        duplicate ? 0 : -1,
        null);
  }

  @Test
  void findsTheDealLinesAndNoLookAlike() {
    Set<String> planted = subjects(Planted.Kind.DEAL_LINE);
    assertThat(numbers(find(new DealLines(), 1))).isNotEmpty().isEqualTo(planted);
  }

  @Test
  void findsChangesOfNumberAndNoDecoy() {
    Set<String> right = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    for (Planted each : WORLD.planted()) {
      if (each.kind() == Planted.Kind.NUMBER_CHANGE) {
        right.add(each.subject() + " " + each.other());
        if (each.detail().equals("person") || each.detail().equals("line")) {
          wanted.add(each.subject() + " " + each.other());
        }
      }
    }
    Set<String> found = new HashSet<>();
    for (Advice<Finding> each : find(new NumberChanges(), 2)) {
      found.add(String.join(" ", each.subject().parties()));
    }
    assertThat(right).containsAll(found);
    assertThat(found).containsAll(wanted);
  }

  @Test
  void findsNumbersThatLiveShortly() {
    Set<String> burners = subjects(Planted.Kind.BURNER);
    Set<String> found = numbers(find(new BurnerPhones(), 2));
    assertThat(burners).containsAll(found);
    for (Planted each : WORLD.planted()) {
      if (each.kind() == Planted.Kind.BURNER && each.detail().equals("ring")) {
        assertThat(found).contains(each.subject());
      }
    }
  }

  @Test
  void pointsAddUpAndThreadsDoNotMatter() {
    for (CommsAnalysis analysis :
        List.of(new DealLines(), new NumberChanges(), new BurnerPhones())) {
      List<Advice<Finding>> one = find(analysis, 1);
      List<Advice<Finding>> more = find(analysis, 3);
      assertThat(one).isNotEmpty();
      assertThat(more.stream().map(Advice::subject).toList())
          .isEqualTo(one.stream().map(Advice::subject).toList());
      for (int i = 0; i < one.size(); i++) {
        Advice<Finding> each = one.get(i);
        double sum = 0;
        for (Explanation.Part part : each.explanation().parts()) {
          sum += part.value();
        }
        assertThat(sum).isCloseTo(each.score(), Offset.offset(1e-9));
        assertThat(each.explanation()).isEqualTo(more.get(i).explanation());
        assertThat(each.subject().kind()).isEqualTo(analysis.kind());
        assertThat(each.subject().values().get("why")).isNotBlank();
      }
    }
  }

  @Test
  void worksOnNothing() {
    CommsEvents none = MemoryEvents.builder().build();
    for (CommsAnalysis analysis :
        List.of(new DealLines(), new NumberChanges(), new BurnerPhones())) {
      assertThat(analysis.analyse(none, Map.of(), 2, Progress.NONE)).isEmpty();
    }
  }

  @Test
  void refusesSettingsThatAreNone() {
    assertThatThrownBy(
            () -> new DealLines().analyse(events, Map.of("speed", "1"), 1, Progress.NONE))
        .hasMessageContaining("no setting \"speed\"");
    assertThatThrownBy(
            () -> new DealLines().analyse(events, Map.of("minutes", "x"), 1, Progress.NONE))
        .hasMessageContaining("minutes must be a whole number from 1 to 60");
  }

  private static List<Advice<Finding>> find(CommsAnalysis analysis, int threads) {
    return analysis.analyse(events, Map.of(), threads, Progress.NONE);
  }

  private static Set<String> numbers(List<Advice<Finding>> found) {
    Set<String> numbers = new HashSet<>();
    found.forEach(each -> numbers.add(each.subject().parties().get(0)));
    return numbers;
  }

  private static Set<String> subjects(Planted.Kind kind) {
    Set<String> subjects = new HashSet<>();
    for (Planted each : WORLD.planted()) {
      if (each.kind() == kind) {
        subjects.add(each.subject());
      }
    }
    return subjects;
  }
}
