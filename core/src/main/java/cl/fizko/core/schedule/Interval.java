package cl.fizko.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Every so often.
 *
 * @param every above zero
 */
public record Interval(Duration every) implements Schedule {

  private static final List<ChronoUnit> UNITS =
      List.of(
          ChronoUnit.DAYS,
          ChronoUnit.HOURS,
          ChronoUnit.MINUTES,
          ChronoUnit.SECONDS,
          ChronoUnit.MICROS);

  public Interval {
    if (!every.isPositive()) {
      throw new IllegalArgumentException("interval is " + every + "; expected more than zero");
    }
  }

  /** The largest of days, hours, minutes, seconds and microseconds that it is whole times of. */
  public ChronoUnit unit() {
    return UNITS.stream()
        .filter(unit -> Duration.of(count(unit), unit).equals(every))
        .findFirst()
        .orElse(ChronoUnit.MICROS);
  }

  /** How many of its {@link #unit()}. */
  public long count() {
    return count(unit());
  }

  private long count(ChronoUnit unit) {
    return every.dividedBy(unit.getDuration());
  }

  @Override
  public Optional<Instant> nextAfter(Instant last) {
    boolean isInTime = every.compareTo(Duration.between(last, Instant.MAX)) <= 0;
    return isInTime ? Optional.of(last.plus(every)) : Optional.empty();
  }

  @Override
  public String text() {
    return "every " + every;
  }
}
