package cl.fizko.postgres.task;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as PostgreSQL keeps them: to the microsecond, and not for ever. */
final class PostgresTime {

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private PostgresTime() {}

  /** The instant, or the microsecond after it: never earlier. */
  static OffsetDateTime of(Instant instant) {
    Instant kept = instant.isBefore(LAST) ? instant : LAST;
    Instant whole = kept.truncatedTo(ChronoUnit.MICROS);
    return OffsetDateTime.ofInstant(
        whole.equals(kept) ? whole : whole.plus(1, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** The end of the minute in which a time is over. */
  static OffsetDateTime minuteAfter(Instant now, Duration time) {
    return of(now.plus(time).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
  }
}
