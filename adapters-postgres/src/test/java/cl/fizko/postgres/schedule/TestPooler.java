package cl.fizko.postgres.schedule;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import cl.fizko.devservers.PgBouncer;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real pgbouncer in transaction mode before a test's database. Without one on the machine the
 * class is skipped; with {@code FIZKO_TEST_PGBOUNCER=required} it fails.
 */
public final class TestPooler implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final int SERVER_CONNECTIONS = 8;

  private final TestDatabase databases;
  private final List<PgBouncer> poolers = new ArrayList<>();
  private final List<PostgresDatabase> opened = new ArrayList<>();

  public TestPooler(TestDatabase databases) {
    this.databases = databases;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!PgBouncer.isInstalled()) {
      String reason = "pgbouncer is not installed; apt-get install pgbouncer";
      if ("required".equals(System.getenv("FIZKO_TEST_PGBOUNCER"))) {
        fail(reason);
      }
      System.err.println("\n*** SKIPPED: nothing is proved with a pooler. " + reason + " ***\n");
      abort(reason);
    }
  }

  /** A pool on the test's database, through the pooler, until the end of the test. */
  public synchronized PostgresDatabase open() {
    if (poolers.isEmpty()) {
      poolers.add(PgBouncer.before(databases.uri(), SERVER_CONNECTIONS));
    }
    String url = poolers.getFirst().through(databases.uri()).toString();
    PostgresDatabase database = new PostgresDatabase(DatabaseUrl.parse(url), "fizko-test", 5);
    opened.add(database);
    return database;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(PostgresDatabase::close);
    opened.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    poolers.forEach(PgBouncer::close);
  }
}
