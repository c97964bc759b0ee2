package cl.fizko.core.schedule;

import java.time.Duration;

/**
 * What a row may say beyond what the tables of the Python beat have columns for.
 *
 * @param misfire what becomes of what was missed
 * @param jitter rows of the same minute are spread over so long, up to a day; each row always has
 *     the same place in it, so it keeps its distance from one time to the next. Zero: none
 * @param begin when an interval that never ran is due for the first time
 */
public record Policy(Misfire misfire, Duration jitter, Begin begin) {

  public static final Policy DEFAULT = new Policy(Misfire.RUN_ONCE, Duration.ZERO, Begin.WAIT);

  /** When an interval begins. */
  public enum Begin {
    /** It first waits one period, as Celery's does. */
    WAIT,
    /** It is due at once. */
    AT_ONCE
  }

  public Policy {
    if (jitter.isNegative() || jitter.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "jitter_seconds is " + jitter.toSeconds() + "; expected 0 to 86400, such as 60");
    }
  }

  /**
   * A row's place within the jitter: numbers that follow each other lie far apart, and any run of
   * them is spread evenly (Weyl's sequence of the golden ratio).
   */
  Duration shift(PeriodicTaskId row) {
    long turn = (row.value() * 0x9E37_79B9_7F4A_7C15L) >>> 32;
    return Duration.ofMillis((turn * jitter.toMillis()) >>> 32);
  }
}
