package cl.fizko.core.access.port;

import cl.fizko.core.access.Allowance;
import cl.fizko.core.access.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A {@link RateLimiter} in memory, for tests: it forgets nothing. Safe for many threads. */
public final class InMemoryRateLimiter implements RateLimiter {

  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  public InMemoryRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Duration take(Map<String, Allowance> allowances) {
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    for (Map.Entry<String, Allowance> each : allowances.entrySet()) {
      Bucket bucket = buckets.getOrDefault(each.getKey(), Bucket.UNUSED);
      Duration wait = bucket.wait(each.getValue(), now);
      if (wait.isZero()) {
        buckets.put(each.getKey(), bucket.used(each.getValue(), now));
      }
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }
}
