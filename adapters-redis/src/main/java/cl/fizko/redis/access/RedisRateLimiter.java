package cl.fizko.redis.access;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Allowance;
import cl.fizko.core.access.port.RateLimiter;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A {@link RateLimiter} in Redis, shared by all processes on it. Each key is counted by a script of
 * its own, so that a cluster may keep them anywhere; all are sent before the first is waited for.
 */
public final class RedisRateLimiter implements RateLimiter {

  /** Nobody is kept waiting longer to be told that he may. */
  private static final long PATIENCE_MILLIS = 1_000;

  private final LuaScript script = LuaScript.of(RedisRateLimiter.class, "take.lua");
  private final RedisCalls calls;
  private final String prefix;
  private final InstantSource clock;

  public RedisRateLimiter(RedisConnections connections, InstantSource clock) {
    this.calls = new RedisCalls(connections);
    this.prefix = connections.settings().keyPrefix() + "fizko.rate.";
    this.clock = clock;
  }

  @Override
  public Duration take(Map<String, Allowance> allowances) {
    Instant now = clock.instant();
    try {
      List<CompletionStage<Long>> waits =
          allowances.entrySet().stream()
              .map(each -> take(each.getKey(), each.getValue(), now))
              .toList();
      long longest = 0;
      for (CompletionStage<Long> wait : waits) {
        longest =
            Math.max(
                longest,
                calls.wait(
                    wait.toCompletableFuture().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)));
      }
      return Duration.of(longest, ChronoUnit.MICROS);
    } catch (BrokerUnavailableException e) {
      throw new AccessUnavailableException("Redis cannot tell: " + e.getMessage(), e);
    }
  }

  private CompletionStage<Long> take(String key, Allowance allowance, Instant now) {
    return script.ask(
        calls,
        new byte[][] {(prefix + key).getBytes(StandardCharsets.UTF_8)},
        text((double) ChronoUnit.MICROS.between(Instant.EPOCH, now)),
        text(allowance.perOne().toNanos() / 1_000.0),
        text(allowance.within().toNanos() / 1_000.0));
  }

  private static byte[] text(double micros) {
    return String.format(Locale.ROOT, "%.3f", micros).getBytes(StandardCharsets.US_ASCII);
  }
}
