package uk.toex.api.comms;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a mobile network. That a handset used it says that the handset was within its reach at
 * or before the time of the event, never where.
 *
 * @param id as the files write it
 * @param place where the mast stands; null if not known
 * @param azimuth the direction it faces in degrees clockwise from north, 0 to below 360; NaN if not
 *     known or if it serves all directions
 * @param name the site's name or address; empty if not known
 */
public record Cell(String id, @Nullable Place place, double azimuth, String name) {

  /**
   * @throws IllegalArgumentException if the id is blank or the azimuth is not a direction
   */
  public Cell {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a cell needs an id");
    }
    if (!Double.isNaN(azimuth) && !(azimuth >= 0 && azimuth < 360)) {
      throw new IllegalArgumentException("not a direction in degrees: " + azimuth);
    }
  }

  /**
   * A place on earth, in WGS 84.
   *
   * @param latitude degrees north, -90 to 90
   * @param longitude degrees east, -180 to 180
   */
  public record Place(double latitude, double longitude) {
    /**
     * @throws IllegalArgumentException if it is not on earth
     */
    public Place {
      if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
        throw new IllegalArgumentException("not a place: " + latitude + ", " + longitude);
      }
    }
  }
}
