package cl.fizko.postgres.schedule;

import cl.fizko.postgres.PostgresDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Beats that find changes and due rows by looking, since behind the pooler nothing is heard. */
class BeatBehindPgBouncerTest extends BeatOnPostgresTest {

  @RegisterExtension static final TestPooler POOLER = new TestPooler(DATABASES);

  @Override
  PostgresDatabase open() {
    return POOLER.open();
  }
}
