package cl.fizko.core.bad;

import java.time.LocalDate;
import java.time.ZoneId;

/** Takes the date from the machine, if in a zone of its choice. */
public final class AsksForToday {

  LocalDate today(ZoneId zone) {
    return LocalDate.now(zone);
  }
}
