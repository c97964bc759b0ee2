package cl.fizko.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Every so often.
 *
 * @param every above zero
 */
public record Interval(Duration every) implements Schedule {

  public Interval {
    if (!every.isPositive()) {
      throw new IllegalArgumentException("interval is " + every + "; expected more than zero");
    }
  }

  @Override
  public Optional<Instant> nextAfter(Instant last) {
    return Optional.of(last.plus(every));
  }

  @Override
  public String text() {
    return "every " + every;
  }
}
