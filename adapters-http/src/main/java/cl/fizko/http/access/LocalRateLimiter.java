package cl.fizko.http.access;

import cl.fizko.core.access.Allowance;
import cl.fizko.core.access.Bucket;
import cl.fizko.core.access.port.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link RateLimiter} of this process alone: where there is no Redis, or while it is away. Keeps
 * at most {@value #MOST_KEYS} keys; beyond that those that count least are forgotten.
 */
public final class LocalRateLimiter implements RateLimiter {

  private static final int MOST_KEYS = 100_000;

  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  public LocalRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Duration take(Map<String, Allowance> allowances) {
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    for (Map.Entry<String, Allowance> each : allowances.entrySet()) {
      Duration wait = take(each.getKey(), each.getValue(), now);
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    if (buckets.size() > MOST_KEYS) {
      forget(now);
    }
    return longest;
  }

  private Duration take(String key, Allowance allowance, Instant now) {
    Duration[] wait = {Duration.ZERO};
    buckets.compute(
        key,
        (same, known) -> {
          Bucket bucket = known == null ? Bucket.UNUSED : known;
          wait[0] = bucket.wait(allowance, now);
          return wait[0].isZero() ? bucket.used(allowance, now) : bucket;
        });
    return wait[0];
  }

  /** Those that count nothing any more; if all still count, all of them. */
  private void forget(Instant now) {
    buckets.values().removeIf(bucket -> !bucket.emptyAt().isAfter(now));
    if (buckets.size() > MOST_KEYS) {
      buckets.clear();
    }
  }
}
