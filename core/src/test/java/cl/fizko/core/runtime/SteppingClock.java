package cl.fizko.core.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that stands still until it is told to step. Safe for use by many threads. */
public final class SteppingClock implements InstantSource {

  private Instant now;

  /** Begins at an instant, cut to the microseconds that databases keep. */
  public SteppingClock(Instant start) {
    this.now = start.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves on, or back when the step is negative. */
  public synchronized void step(Duration step) {
    now = now.plus(step);
  }
}
