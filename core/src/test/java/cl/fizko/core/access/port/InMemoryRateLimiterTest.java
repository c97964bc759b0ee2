package cl.fizko.core.access.port;

import java.time.InstantSource;

class InMemoryRateLimiterTest extends RateLimiterContract {

  @Override
  protected RateLimiter limiter(InstantSource clock) {
    return new InMemoryRateLimiter(clock);
  }
}
