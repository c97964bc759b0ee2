package cl.fizko.core.schedule;

import java.util.Locale;

/** What the sun does once a day, in the order of the day; the names are Celery's. */
public enum SolarEvent {
  /** The sun is 18 degrees below the horizon and rises. */
  DAWN_ASTRONOMICAL,
  /** 12 degrees below, rising. */
  DAWN_NAUTICAL,
  /** 6 degrees below, rising. */
  DAWN_CIVIL,
  /** The upper edge of the sun comes into sight. */
  SUNRISE,
  /** The sun is at its highest. */
  SOLAR_NOON,
  /** The upper edge of the sun is seen for the last time. */
  SUNSET,
  /** 6 degrees below the horizon, setting. */
  DUSK_CIVIL,
  /** 12 degrees below, setting. */
  DUSK_NAUTICAL,
  /** 18 degrees below, setting. */
  DUSK_ASTRONOMICAL;

  /** The name in the tables: {@code dawn_civil}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The event of a name in the tables.
   *
   * @throws IllegalArgumentException says what would be right
   */
  public static SolarEvent labelled(String label) {
    for (SolarEvent event : values()) {
      if (event.label().equals(label.strip().toLowerCase(Locale.ROOT))) {
        return event;
      }
    }
    throw new IllegalArgumentException(
        "event is '"
            + label
            + "'; expected dawn_, dusk_ with astronomical, nautical or civil, sunrise, solar_noon"
            + " or sunset, such as sunrise");
  }
}
