package cl.fizko.core.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;

/** Time zones as rows and people name them. */
public final class ZoneNames {

  private ZoneNames() {}

  /**
   * The zone of a name of the tz database, in its own spelling. Others that Java knows, such as
   * {@code UTC+3}, are refused: they stop the Python beat, which reads the same rows.
   *
   * @throws IllegalArgumentException with the value, what is expected, and an example
   */
  public static ZoneId zone(String name) {
    try {
      var unused = ZoneRulesProvider.getRules(name, true);
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "is '"
              + name
              + "'; expected the name of a time zone, such as America/Santiago, or Etc/GMT+3 for"
              + " three hours behind UTC",
          e);
    }
  }
}
