package cl.fizko.redis.task;

import cl.fizko.core.task.Rate;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** {@link TaskLimits} in Redis, shared by all workers on it. */
public final class RedisTaskLimits implements TaskLimits {

  /** A room that nobody is in any more is kept for a little longer. */
  private static final long AFTERWARDS = 60_000;

  private final LuaScript place = LuaScript.of(RedisTaskLimits.class, "place.lua");
  private final LuaScript enter = LuaScript.of(RedisTaskLimits.class, "enter.lua");
  private final RedisCalls calls;
  private final Keys keys;
  private final InstantSource clock;

  public RedisTaskLimits(RedisConnections connections, InstantSource clock) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
    this.clock = clock;
  }

  @Override
  public Instant place(String key, Rate rate) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    byte[] at =
        place.value(
            calls,
            new byte[][] {keys.line(key)},
            Bytes.of(now),
            Bytes.of(Math.max(1, rate.interval().toNanos() / 1_000)));
    return Instant.EPOCH.plus(Long.parseLong(Bytes.text(at)), ChronoUnit.MICROS);
  }

  @Override
  public boolean enter(String key, int places, String who, Duration lease) {
    Instant now = clock.instant();
    return enter.number(
            calls,
            new byte[][] {keys.room(key)},
            CeleryTime.seconds(now),
            CeleryTime.seconds(now.plus(lease)),
            Bytes.of(places),
            Bytes.of(who),
            Bytes.of(lease.toMillis() + AFTERWARDS))
        == 1;
  }

  @Override
  public void leave(String key, String who) {
    calls.call(redis -> redis.zrem(keys.room(key), Bytes.of(who)));
  }
}
