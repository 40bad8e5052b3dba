package uk.toex.bench.comms;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.CommsStore;
import uk.toex.comms.analysis.Colocation;
import uk.toex.comms.analysis.CommonContacts;
import uk.toex.comms.analysis.Contacts;
import uk.toex.comms.analysis.HourPattern;
import uk.toex.comms.analysis.Scope;
import uk.toex.io.Numbers;

/**
 * Times each analysis against the same question in SQL to DuckDB, in turns, in one process: wall
 * and CPU seconds, and what each answers, to be compared. DuckDB first loads the store's columns,
 * which is not timed. A query that takes longer than the limit is given up.
 *
 * <pre>
 * CommsFigures STORE [TIMES [THREADS [STEPS [SECONDS]]]]
 * CommsFigures store 3 2 pairs,hours,colocation,common 300
 * </pre>
 */
public final class CommsFigures {

  private static final String PAIRS =
      "create or replace temp table pairs as select least(a, b) x, greatest(a, b) y, count(*) n,"
          + " count(*) filter (type = 0) calls, sum(case when type = 0 and seconds > 0 then seconds"
          + " else 0 end) s, min(start) f, max(start) l from e where b >= 0 and a <> b and dup < 0"
          + " group by x, y";
  private static final String HOURS =
      "create or replace temp table hours as select number, h, count(*) n from (select a as number,"
          + " (start // 3600 + 72) % 168 h from e where dup < 0 union all select b,"
          + " (start // 3600 + 72) % 168 from e where dup < 0 and b >= 0 and a <> b)"
          + " group by number, h";
  private static final String COMMON =
      "create or replace temp table common as with p as (select distinct a x, b y from e where b >="
          + " 0 and a <> b and dup < 0), c as (select x, y from p union select y, x from p)"
          + " select one.x, two.x y, count(*) n from c one join c two on one.y = two.y and one.x <"
          + " two.x group by all having n >= 3";
  private static final String COLOCATION =
      "create or replace temp table together as with p as (select distinct served, cell, start //"
          + " 900 slot from e where cell >= 0), g as (select cell, slot from p group by all having"
          + " count(*) between 2 and 40), q as (select p.* from p join g using (cell, slot))"
          + " select one.served x, two.served y, count(*) n from q one join q two using (cell,"
          + " slot) where one.served < two.served group by all having n >= 8";

  private CommsFigures() {}

  private interface Step {
    String run() throws SQLException;
  }

  /** Measures. */
  public static void main(String[] args) throws SQLException {
    int times = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    String steps = args.length > 3 ? args[3] : "pairs,hours,common,colocation";
    int limit = args.length > 4 ? Integer.parseInt(args[4]) : 300;
    Scope scope = Scope.ALL.withThreads(threads);
    try (CommsStore store = CommsStore.open(Path.of(args[0]));
        Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set threads = " + threads);
      DuckEvents.copy(store, duck);
      for (int i = 0; i < times; i++) {
        if (steps.contains("pairs")) {
          time("pairs, top 10", () -> toexPairs(store, scope));
          time(
              "  DuckDB",
              () ->
                  ask(
                      duck,
                      limit,
                      PAIRS,
                      "select count(*), (select list(n) from (select n from pairs order by n desc"
                          + " limit 10)) from pairs"));
        }
        if (steps.contains("hours")) {
          time("hours", () -> Long.toString(HourPattern.of(store, scope).size()));
          time("  DuckDB", () -> ask(duck, limit, HOURS, "select count(*) from hours"));
        }
        if (steps.contains("common")) {
          time("common contacts", () -> toexCommon(store, scope));
          time(
              "  DuckDB",
              () -> ask(duck, limit, COMMON, "select count(*), sum(n)::bigint from common"));
        }
        if (steps.contains("colocation")) {
          time("co-location", () -> toexTogether(store, scope));
          time(
              "  DuckDB",
              () -> ask(duck, limit, COLOCATION, "select count(*), sum(n)::bigint from together"));
        }
      }
    }
  }

  private static String toexPairs(CommsEvents events, Scope scope) {
    Contacts contacts = Contacts.of(events, scope);
    List<Integer> top = new ArrayList<>();
    contacts.top(10).forEach(each -> top.add(each.events()));
    return contacts.pairs() + "," + top;
  }

  private static String toexCommon(CommsEvents events, Scope scope) {
    CommonContacts common = CommonContacts.of(events, 3, scope);
    return common.size() + "," + common.total();
  }

  private static String toexTogether(CommsEvents events, Scope scope) {
    Colocation together = Colocation.of(events, Colocation.Settings.DEFAULT, scope);
    return together.size() + "," + together.total();
  }

  private static String ask(Connection duck, int limit, String make, String ask) {
    try (Statement sql = duck.createStatement()) {
      sql.setQueryTimeout(limit);
      sql.execute(make);
      try (ResultSet result = sql.executeQuery(ask)) {
        result.next();
        StringBuilder answer = new StringBuilder(String.valueOf(result.getString(1)));
        for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
          answer.append(',').append(result.getString(i));
        }
        return answer.toString();
      }
    } catch (SQLException e) {
      return "given up: " + e.getMessage();
    }
  }

  private static void time(String what, Step step) throws SQLException {
    long wall = System.nanoTime();
    long cpu = cpu();
    String answer = step.run();
    System.out.println(
        String.format(Locale.ROOT, "%-16s", what)
            + " wall "
            + Numbers.fixed((System.nanoTime() - wall) / 1e9, 2)
            + " s, CPU "
            + Numbers.fixed((cpu() - cpu) / 1e9, 2)
            + " s: "
            + answer);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
