package cl.fizko.redis.idempotency;

import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.core.idempotency.port.IdempotencyKeysContract;
import cl.fizko.redis.TestRedis;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisIdempotencyKeysTest extends IdempotencyKeysContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected IdempotencyKeys keys(InstantSource clock) {
    return new RedisIdempotencyKeys(REDIS.connect(), clock);
  }
}
