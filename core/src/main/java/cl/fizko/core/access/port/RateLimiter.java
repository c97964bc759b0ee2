package cl.fizko.core.access.port;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Allowance;
import java.time.Duration;
import java.util.Map;

/** Counts what is done under a key against an allowance, for all who share the limiter. */
public interface RateLimiter {

  /**
   * Does one more under each of some keys, for which it takes no longer than for one. Under a key
   * whose allowance is used up nothing is counted.
   *
   * @param allowances by key, 1 to 200 characters; the same allowance at each call for a key
   * @return how long to wait until it may be tried again; zero: it may be done
   * @throws AccessUnavailableException if it cannot be told; it may be counted or not
   */
  Duration take(Map<String, Allowance> allowances);
}
