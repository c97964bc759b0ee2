package cl.fizko.core.access;

import java.time.Duration;

/**
 * How much may be done: so much at once, and again as much within a time, little by little.
 *
 * @param most 1 or more
 * @param within how long it takes from nothing to all of it
 */
public record Allowance(int most, Duration within) {

  public Allowance {
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + "; expected 1 or more");
    }
    if (within.toMillis() < 1) {
      throw new IllegalArgumentException(
          "within is " + within + "; expected a millisecond or more");
    }
  }

  /** So much a minute. */
  public static Allowance perMinute(int most) {
    return new Allowance(most, Duration.ofMinutes(1));
  }

  /** How long it takes until one more may be done. */
  public Duration perOne() {
    return within.dividedBy(most);
  }
}
