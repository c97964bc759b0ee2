package cl.fizko.postgres.schedule;

import cl.fizko.postgres.PostgresDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole contract where no session holds and no statement is prepared. */
class DbSchedulerTickerBehindPgBouncerTest extends DbSchedulerTickerTest {

  @RegisterExtension static final TestPooler POOLER = new TestPooler(DATABASES);

  @Override
  PostgresDatabase open() {
    return POOLER.open();
  }
}
