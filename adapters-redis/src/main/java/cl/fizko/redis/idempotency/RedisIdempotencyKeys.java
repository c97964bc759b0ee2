package cl.fizko.redis.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.core.idempotency.Claim;
import cl.fizko.core.idempotency.StoredAnswer;
import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * {@link IdempotencyKeys} in hashes named {@code fizko.idempotency:<key>}. When they are over says
 * the clock; Redis removes them a while later.
 */
public final class RedisIdempotencyKeys implements IdempotencyKeys {

  private final LuaScript claim = LuaScript.of(RedisIdempotencyKeys.class, "claim.lua");
  private final LuaScript settle = LuaScript.of(RedisIdempotencyKeys.class, "settle.lua");
  private final RedisCalls calls;
  private final String prefix;
  private final InstantSource clock;

  public RedisIdempotencyKeys(RedisConnections connections, InstantSource clock) {
    this.calls = new RedisCalls(connections);
    this.prefix = connections.settings().keyPrefix() + "fizko.idempotency:";
    this.clock = clock;
  }

  @Override
  public Claim claim(String key, String request, String owner, Duration lease) {
    List<Object> known =
        claim.list(calls, key(key), now(), bytes(lease.toMillis()), bytes(request), bytes(owner));
    return switch (text(known.getFirst())) {
      case "first" -> new Claim.First();
      case "taken" -> new Claim.Taken();
      case "done" ->
          new Claim.Done(
              new StoredAnswer(Integer.parseInt(text(known.get(1))), text(known.get(2))));
      default -> new Claim.InProgress();
    };
  }

  @Override
  public void answer(String key, String owner, StoredAnswer answer, Duration kept) {
    settle.number(
        calls,
        key(key),
        now(),
        bytes(owner),
        bytes(kept.toMillis()),
        bytes(answer.status()),
        bytes(answer.body()));
  }

  @Override
  public void release(String key, String owner) {
    settle.number(calls, key(key), now(), bytes(owner), bytes(0));
  }

  private byte[] now() {
    return bytes(clock.millis());
  }

  private byte[][] key(String key) {
    return new byte[][] {bytes(prefix + key)};
  }

  private static byte[] bytes(Object value) {
    return value.toString().getBytes(UTF_8);
  }

  private static String text(Object value) {
    return new String((byte[]) value, UTF_8);
  }
}
