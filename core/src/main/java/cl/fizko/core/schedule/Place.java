package cl.fizko.core.schedule;

/**
 * A place on Earth, at sea level.
 *
 * @param latitude degrees, -90 (south) to 90
 * @param longitude degrees, -180 (west) to 180
 */
public record Place(double latitude, double longitude) {

  public Place {
    check("latitude", latitude, 90, "-33.45");
    check("longitude", longitude, 180, "-70.66");
  }

  private static void check(String name, double degrees, int most, String example) {
    if (!(Math.abs(degrees) <= most)) {
      throw new IllegalArgumentException(
          name
              + " is "
              + degrees
              + "; expected degrees from "
              + -most
              + " to "
              + most
              + ", such as "
              + example);
    }
  }

  @Override
  public String toString() {
    return latitude + "," + longitude;
  }
}
