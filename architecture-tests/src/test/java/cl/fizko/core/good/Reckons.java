package cl.fizko.core.good;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Takes the time from a clock that was passed in. */
public final class Reckons {

  Instant now(Clock clock) {
    return clock.instant();
  }

  LocalDate today(Clock clock) {
    return LocalDate.now(clock);
  }

  ZonedDateTime in(Clock clock, ZoneId zone) {
    return ZonedDateTime.now(clock.withZone(zone));
  }
}
