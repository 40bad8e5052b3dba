package uk.toex.comms.indicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsView;

/** Where cells are, and how far apart, as bandicoot has it: on a ball of 6371 km. Immutable. */
final class Geography {

  private static final double RADIUS_KM = 6371;

  private final double[] latitudes;
  private final double[] longitudes;

  Geography(CommsView view) {
    int cells = view.cells();
    latitudes = new double[cells];
    longitudes = new double[cells];
    Arrays.fill(latitudes, Double.NaN);
    for (int i = 0; i < cells; i++) {
      Cell cell = view.cellAt(i);
      Cell.Place place = cell.place() == null ? ofId(cell.id()) : cell.place();
      if (place != null) {
        latitudes[i] = place.latitude();
        longitudes[i] = place.longitude();
      }
    }
  }

  /** The place that an id such as {@code 42.3987,-71.575} gives; null if it gives none. */
  static Cell.@Nullable Place ofId(String id) {
    int comma = id.indexOf(',');
    if (comma <= 0 || id.length() > 60) {
      return null;
    }
    for (int i = 0; i < id.length(); i++) {
      if (i != comma && "+-.0123456789 ".indexOf(id.charAt(i)) < 0) {
        return null;
      }
    }
    try {
      double latitude = Double.parseDouble(id.substring(0, comma).strip());
      double longitude = Double.parseDouble(id.substring(comma + 1).strip());
      boolean onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
      return onEarth ? new Cell.Place(latitude, longitude) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether it is known where a cell is. */
  boolean isKnown(int cell) {
    return !Double.isNaN(latitudes[cell]);
  }

  /** How many cells are known to be somewhere. */
  int known() {
    int known = 0;
    for (int i = 0; i < latitudes.length; i++) {
      known += isKnown(i) ? 1 : 0;
    }
    return known;
  }

  /** Degrees north; NaN if not known. */
  double latitude(int cell) {
    return latitudes[cell];
  }

  /** Degrees east. */
  double longitude(int cell) {
    return longitudes[cell];
  }

  /** Kilometres along a great circle. */
  static double distance(double latitude1, double longitude1, double latitude2, double longitude2) {
    double half1 = StrictMath.sin(Math.toRadians(latitude1 - latitude2) / 2);
    double half2 = StrictMath.sin(Math.toRadians(longitude1 - longitude2) / 2);
    double cosines =
        StrictMath.cos(Math.toRadians(latitude1)) * StrictMath.cos(Math.toRadians(latitude2));
    double a = half1 * half1 + cosines * half2 * half2;
    return RADIUS_KM * 2 * StrictMath.asin(Math.sqrt(a));
  }
}
