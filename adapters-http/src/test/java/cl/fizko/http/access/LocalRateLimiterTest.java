package cl.fizko.http.access;

import cl.fizko.core.access.port.RateLimiter;
import cl.fizko.core.access.port.RateLimiterContract;
import java.time.InstantSource;

class LocalRateLimiterTest extends RateLimiterContract {

  @Override
  protected RateLimiter limiter(InstantSource clock) {
    return new LocalRateLimiter(clock);
  }
}
