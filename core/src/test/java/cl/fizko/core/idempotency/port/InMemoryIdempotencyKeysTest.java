package cl.fizko.core.idempotency.port;

import java.time.InstantSource;

class InMemoryIdempotencyKeysTest extends IdempotencyKeysContract {

  @Override
  protected IdempotencyKeys keys(InstantSource clock) {
    return new InMemoryIdempotencyKeys(clock);
  }
}
