package cl.fizko.postgres.task;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import cl.fizko.devservers.PgBouncer;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.postgres.PostgresDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real pgbouncer in transaction mode before the tables of a class, and a pool through it. Without
 * one on the machine the class is skipped; with {@code FIZKO_TEST_PGBOUNCER=required} it fails.
 */
final class Pooler implements BeforeAllCallback, AfterAllCallback {

  private static final int SERVER_CONNECTIONS = 4;

  private final TaskTables tables;
  private final List<PgBouncer> poolers = new ArrayList<>();
  private final List<PostgresDatabase> databases = new ArrayList<>();

  /**
   * @param tables are there before this
   */
  Pooler(TaskTables tables) {
    this.tables = tables;
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
    PgBouncer pooler = PgBouncer.before(tables.uri(), SERVER_CONNECTIONS);
    poolers.add(pooler);
    String url = pooler.uri().toString();
    databases.add(new PostgresDatabase(DatabaseUrl.parse(url), "fizko-test", 10));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    databases.forEach(PostgresDatabase::close);
    poolers.forEach(PgBouncer::close);
  }

  /** The tables as they are seen through the pooler. */
  PostgresDatabase database() {
    return databases.getFirst();
  }
}
