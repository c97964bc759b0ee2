package cl.fizko.core.access;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of an allowance is used, in the form of the instant at which nothing of it will be: each
 * use puts it off by {@link Allowance#perOne()}.
 *
 * @param emptyAt in the past or the future; {@link Instant#EPOCH} for one that was never used
 */
public record Bucket(Instant emptyAt) {

  /** Never used. */
  public static final Bucket UNUSED = new Bucket(Instant.EPOCH);

  /** The bucket after one more use at an instant. */
  public Bucket used(Allowance allowance, Instant now) {
    Instant from = emptyAt.isAfter(now) ? emptyAt : now;
    return new Bucket(from.plus(allowance.perOne()));
  }

  /** How long to wait until one more use fits; zero if it fits now. */
  public Duration wait(Allowance allowance, Instant now) {
    Duration over = Duration.between(now.plus(allowance.within()), used(allowance, now).emptyAt());
    return over.isNegative() ? Duration.ZERO : over;
  }
}
