package cl.fizko.postgres.task;

import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.core.idempotency.port.IdempotencyKeysContract;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresIdempotencyKeysTest extends IdempotencyKeysContract {

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  @Override
  protected IdempotencyKeys keys(InstantSource clock) {
    return new PostgresIdempotencyKeys(TABLES.database(), clock);
  }
}
