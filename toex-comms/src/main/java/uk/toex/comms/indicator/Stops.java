package uk.toex.comms.indicator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Where someone stayed, from places in order of time, as bandicoot finds it: places in a row that
 * are near each other make a stop, and stops near each other are of one place (DBSCAN with one
 * point at least). Work grows with the square of the number of stops.
 */
public final class Stops {

  /** How near, in metres, the next place must be for the stop to go on, in bandicoot. */
  public static final double STOP_METRES = 50;

  /** How near, in metres, stops must be to be of one place, in bandicoot. */
  public static final double PLACE_METRES = 100;

  /**
   * Where someone was.
   *
   * @param second seconds since 1970-01-01T00:00Z
   * @param latitude degrees north
   * @param longitude degrees east
   */
  public record Fix(long second, double latitude, double longitude) {}

  /**
   * A stay.
   *
   * @param place the number of its place, from 0
   * @param latitude the median of its fixes'; of two the greater
   * @param longitude the median of its fixes'; of two the greater
   * @param first the second of its first fix
   * @param last the second of its last fix
   * @param fixes how many it has
   */
  public record Stop(
      int place, double latitude, double longitude, long first, long last, int fixes) {}

  private Stops() {}

  /** The stops, in order of time, with bandicoot's distances. */
  public static List<Stop> of(List<Fix> fixes) {
    return of(fixes, STOP_METRES, PLACE_METRES);
  }

  /**
   * The stops, in order of time.
   *
   * @param fixes in order of time
   */
  public static List<Stop> of(List<Fix> fixes, double stopMetres, double placeMetres) {
    List<Stop> stops = new ArrayList<>();
    for (int from = 0; from < fixes.size(); ) {
      int end = from + 1;
      while (end < fixes.size() && metres(fixes.get(end - 1), fixes.get(end)) <= stopMetres) {
        end++;
      }
      List<Fix> stay = fixes.subList(from, end);
      double latitude = median(stay.stream().mapToDouble(Fix::latitude).toArray());
      double longitude = median(stay.stream().mapToDouble(Fix::longitude).toArray());
      long first = stay.get(0).second();
      stops.add(
          new Stop(-1, latitude, longitude, first, stay.get(end - from - 1).second(), end - from));
      from = end;
    }
    return placed(stops, placeMetres);
  }

  private static List<Stop> placed(List<Stop> stops, double placeMetres) {
    int[] places = new int[stops.size()];
    Arrays.fill(places, -1);
    int next = 0;
    Deque<Integer> reached = new ArrayDeque<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        continue;
      }
      places[i] = next;
      reached.push(i);
      while (!reached.isEmpty()) {
        Stop here = stops.get(reached.pop());
        for (int j = 0; j < places.length; j++) {
          if (places[j] < 0 && metres(here, stops.get(j)) < placeMetres) {
            places[j] = next;
            reached.push(j);
          }
        }
      }
      next++;
    }
    List<Stop> all = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      Stop s = stops.get(i);
      all.add(new Stop(places[i], s.latitude(), s.longitude(), s.first(), s.last(), s.fixes()));
    }
    return all;
  }

  private static double metres(Fix a, Fix b) {
    return 1000 * Geography.distance(a.latitude(), a.longitude(), b.latitude(), b.longitude());
  }

  private static double metres(Stop a, Stop b) {
    return 1000 * Geography.distance(a.latitude(), a.longitude(), b.latitude(), b.longitude());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
