package cl.fizko.core.task;

import cl.fizko.core.runtime.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What becomes of a task that fails.
 *
 * @param max how often it is tried again, 0 or more; then it is put aside
 * @param backoff the longest wait before each next try; the wait itself is drawn at random between
 *     zero and that (full jitter), so that what failed together does not come back together
 * @param retryOn failures worth another try: these types and those below them; empty: all
 * @param giveUpOn failures that are not, even if {@code retryOn} has them
 */
public record RetryPolicy(
    int max,
    Backoff backoff,
    List<Class<? extends Throwable>> retryOn,
    List<Class<? extends Throwable>> giveUpOn) {

  /** A failure is final, and is kept as the result alone. */
  public static final RetryPolicy NEVER =
      new RetryPolicy(
          0, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)), List.of(), List.of());

  public RetryPolicy {
    retryOn = List.copyOf(retryOn);
    giveUpOn = List.copyOf(giveUpOn);
    if (max < 0) {
      throw new IllegalArgumentException("max is " + max + "; expected 0 or more");
    }
  }

  /** Tries again after any failure. */
  public static RetryPolicy upTo(int max, Duration first, Duration longest) {
    return new RetryPolicy(max, new Backoff(first, longest), List.of(), List.of());
  }

  public RetryPolicy retryOn(List<Class<? extends Throwable>> types) {
    return new RetryPolicy(max, backoff, types, giveUpOn);
  }

  public RetryPolicy giveUpOn(List<Class<? extends Throwable>> types) {
    return new RetryPolicy(max, backoff, retryOn, types);
  }

  /** Whether a failure is worth another try at all. */
  boolean covers(Throwable failure) {
    return max > 0
        && giveUpOn.stream().noneMatch(type -> type.isInstance(failure))
        && (retryOn.isEmpty() || retryOn.stream().anyMatch(type -> type.isInstance(failure)));
  }

  /**
   * The wait before the next try.
   *
   * @param retries how often it was tried again before
   */
  Duration delay(int retries, RandomGenerator random) {
    long most = backoff.after(retries + 1).toMillis();
    return Duration.ofMillis(random.nextLong(most + 1));
  }
}
