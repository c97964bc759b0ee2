package cl.fizko.redis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Allowance;
import cl.fizko.core.access.port.RateLimiter;
import cl.fizko.core.access.port.RateLimiterContract;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import cl.fizko.redis.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisRateLimiterTest extends RateLimiterContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected RateLimiter limiter(InstantSource clock) {
    return new RedisRateLimiter(REDIS.connect(), clock);
  }

  @Test
  void replicasCountTogetherAndWhatCountsNothingGoesAway() {
    RedisConnections here = REDIS.connect();
    RedisConnections there = REDIS.connect(here.settings());
    Map<String, Allowance> one = Map.of("ana", new Allowance(1, Duration.ofSeconds(30)));

    assertThat(new RedisRateLimiter(here, clock).take(one)).isZero();
    assertThat(new RedisRateLimiter(there, clock).take(one)).isEqualTo(Duration.ofSeconds(30));
    Long left =
        new RedisCalls(here)
            .call(redis -> redis.pttl("fizko.rate.ana".getBytes(StandardCharsets.UTF_8)));
    assertThat(left).isBetween(1L, 31_000L);
  }

  @Test
  void aRedisThatIsAwayIsToldAsSuch() {
    RedisConnections away = REDIS.connect(RedisSettings.at(RedisUrl.parse("redis://127.0.0.1:1")));

    assertThatThrownBy(
            () ->
                new RedisRateLimiter(away, clock)
                    .take(Map.of("ana", new Allowance(1, Duration.ofSeconds(30)))))
        .isInstanceOf(AccessUnavailableException.class);
  }
}
