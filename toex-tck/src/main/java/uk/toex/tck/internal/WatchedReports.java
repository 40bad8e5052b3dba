package uk.toex.tck.internal;

import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import uk.toex.api.report.Report;

/**
 * Reports as a view of a file gives them: made anew each time they are read, and not to be changed.
 * Notes which threads read them.
 */
final class WatchedReports extends AbstractList<Report> {
  private final List<Report> reports;
  private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

  WatchedReports(List<Report> reports) {
    this.reports = reports;
  }

  @Override
  public Report get(int index) {
    readers.add(Thread.currentThread());
    Report report = reports.get(index);
    return new Report(
        report.id(), report.text(), report.tags(), report.grade(), report.date(), report.author());
  }

  @Override
  public int size() {
    return reports.size();
  }

  int readers() {
    return readers.size();
  }
}
