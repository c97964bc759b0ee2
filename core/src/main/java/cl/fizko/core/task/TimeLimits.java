package cl.fizko.core.task;

import java.time.Duration;

/**
 * How long a task may run.
 *
 * @param soft after this the task is asked to stop; zero: no limit
 * @param hard after this it is stopped; zero: no limit
 */
public record TimeLimits(Duration soft, Duration hard) {

  public static final TimeLimits NONE = new TimeLimits(Duration.ZERO, Duration.ZERO);

  public TimeLimits {
    if (soft.isNegative() || hard.isNegative()) {
      throw new IllegalArgumentException(
          "time limits " + soft + " and " + hard + "; expected zero or more");
    }
  }

  /** These, with those of another where there is none. */
  public TimeLimits or(TimeLimits other) {
    return new TimeLimits(soft.isZero() ? other.soft : soft, hard.isZero() ? other.hard : hard);
  }
}
