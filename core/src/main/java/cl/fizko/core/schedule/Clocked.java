package cl.fizko.core.schedule;

import java.time.Instant;
import java.util.Optional;

/** Once, at an instant. */
public record Clocked(Instant at) implements Schedule {

  @Override
  public Optional<Instant> nextAfter(Instant last) {
    return at.isAfter(last) ? Optional.of(at) : Optional.empty();
  }

  @Override
  public String text() {
    return "at " + at;
  }
}
