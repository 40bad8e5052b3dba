package uk.toex.comms.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.comms.CommsEvents;

/** The same answers as DuckDB gives in SQL, in the same order. */
class OracleTest {

  private static final Scope SCOPE = Scope.ALL.withThreads(2);

  static String row(Contacts.Contact c) {
    return String.join(
        ",",
        Stream.of(
                c.number(),
                c.other(),
                c.events(),
                c.begun(),
                c.calls(),
                c.messages(),
                c.seconds(),
                c.first().getEpochSecond(),
                c.last().getEpochSecond())
            .map(Object::toString)
            .toList());
  }

  static <T> List<String> rows(List<T> all, Function<T, String> row) {
    return all.stream().map(row).toList();
  }

  private static final String CONTACTS =
      "select number, other, count(*) n, count(*) filter (a = number),"
          + " count(*) filter (type = 'CALL'), count(*) filter (type = 'MESSAGE'),"
          + " sum(case when type = 'CALL' and seconds > 0 then seconds else 0 end)::bigint,"
          + " min(start), max(start) from c ";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void contacts(long seed) throws SQLException {
    RandomEvents random = new RandomEvents(seed, 3000, 90);
    Contacts contacts = Contacts.of(random.events(), SCOPE);
    List<String> found = new ArrayList<>();
    contacts.forEach(Integer.MAX_VALUE, each -> found.add(row(each)));
    try (Oracle oracle = new Oracle(random.rows())) {
      assertThat(found)
          .isEqualTo(
              oracle.ask(CONTACTS + "group by number, other order by number, n desc, other"));
      assertThat(rows(contacts.top(10), OracleTest::row))
          .isEqualTo(
              oracle.ask(
                  CONTACTS
                      + "where number < other group by number, other"
                      + " order by n desc, number, other limit 10"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hours(long seed) throws SQLException {
    RandomEvents random = new RandomEvents(seed, 3000, 90);
    List<String> found = new ArrayList<>();
    HourPattern.of(random.events(), SCOPE)
        .forEach(
            h -> found.add(h.number() + "," + h.weekday() + "," + h.hour() + "," + h.events()));
    try (Oracle oracle = new Oracle(random.rows())) {
      assertThat(found)
          .isEqualTo(
              oracle.ask(
                  "select number, isodow(make_timestamp(start * 1000000)) w,"
                      + " hour(make_timestamp(start * 1000000)) h, count(*) from took"
                      + " group by number, w, h order by number, w, h"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 12})
  void commonContacts(int atLeast) throws SQLException {
    RandomEvents random = new RandomEvents(atLeast, 2500, 150);
    CommonContacts common = CommonContacts.of(random.events(), atLeast, SCOPE);
    List<String> found = new ArrayList<>();
    common.forEach(p -> found.add(p.a() + "," + p.b() + "," + p.shared()));
    try (Oracle oracle = new Oracle(random.rows())) {
      assertThat(found)
          .isNotEmpty()
          .isEqualTo(
              oracle.ask(
                  "with p as (select distinct number, other from c) select x.number, y.number,"
                      + " count(*) n from p x join p y using (other) where x.number < y.number"
                      + " group by x.number, y.number having n >= "
                      + atLeast
                      + " order by n desc, x.number, y.number"));
    }
    CommonContacts.Pair first = common.top(1).get(0);
    assertThat(common.shared(first.a(), first.b())).hasSize(first.shared());
    assertThat(
            CommonContacts.among(random.events(), List.of(first.b(), first.a()), atLeast, SCOPE)
                .top(5))
        .containsExactly(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void colocation(int atLeast) throws SQLException {
    RandomEvents random = new RandomEvents(atLeast, 4000, 60);
    CommsEvents events = random.events();
    Colocation.Settings settings = new Colocation.Settings(60, atLeast, 5, false);
    Colocation all = Colocation.of(events, settings, SCOPE);
    List<String> found = new ArrayList<>();
    all.forEach(p -> found.add(p.a() + "," + p.b() + "," + p.slots()));
    String sql =
        "with p as (select distinct served, cell, start // 3600 slot from e where cell <> '' and sk"
            + " <> 'WITHHELD'), g as (select cell, slot from p group by cell, slot having count(*)"
            + " between 2 and 5), q as (select p.* from p join g using (cell, slot)) select"
            + " x.served, y.served, count(*) n from q x join q y using (cell, slot) where x.served"
            + " < y.served%s group by x.served, y.served having n >= "
            + atLeast
            + " order by n desc, x.served, y.served";
    try (Oracle oracle = new Oracle(random.rows())) {
      assertThat(found).isNotEmpty().isEqualTo(oracle.ask(sql.replace("%s", "")));
      String one = all.top(1).get(0).a();
      List<String> with = new ArrayList<>();
      Colocation.with(events, one, settings, SCOPE)
          .forEach(p -> with.add(p.a() + "," + p.b() + "," + p.slots()));
      assertThat(with)
          .isEqualTo(oracle.ask(sql.replace("%s", " and '" + one + "' in (x.served, y.served)")));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void devices(long seed) throws SQLException {
    RandomEvents random = new RandomEvents(seed, 3000, 90);
    List<String> found =
        rows(
            Devices.of(random.events(), SCOPE).uses(),
            u ->
                u.imei()
                    + ","
                    + u.imsi()
                    + ","
                    + u.number()
                    + ","
                    + u.first().getEpochSecond()
                    + ","
                    + u.last().getEpochSecond()
                    + ","
                    + u.events());
    try (Oracle oracle = new Oracle(random.rows())) {
      assertThat(found)
          .isEqualTo(
              oracle.ask(
                  "select imei, imsi, served, min(start), max(start), count(*) from e where sk <>"
                      + " 'WITHHELD' and (imei <> '' or imsi <> '') group by imei, imsi, served"
                      + " order by imei, imsi, served"));
    }
  }
}
