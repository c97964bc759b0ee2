package cl.fizko.redis;

import cl.fizko.core.health.Health;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.core.task.BrokerUnavailableException;
import io.lettuce.core.RedisFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks whether Redis answers a ping. */
public final class RedisHealthProbe implements HealthProbe {

  private final RedisCalls calls;

  public RedisHealthProbe(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Health check() {
    try {
      RedisFuture<String> pong = calls.send(redis -> redis.ping());
      pong.get(2, TimeUnit.SECONDS);
      return new Health.Up();
    } catch (BrokerUnavailableException | ExecutionException e) {
      return new Health.Down("Redis cannot be reached");
    } catch (TimeoutException e) {
      return new Health.Down("Redis does not answer within 2 s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Health.Down("the check was interrupted");
    }
  }
}
