package cl.fizko.postgres.task;

import cl.fizko.postgres.PostgresDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that finds its work by looking, since behind the pooler nothing can be heard. */
class WorkerBehindPgBouncerTest extends WorkerOnPostgresTest {

  @RegisterExtension static final Pooler POOLER = new Pooler(TABLES);

  @Override
  PostgresDatabase database() {
    return POOLER.database();
  }
}
