package cl.fizko.postgres.task;

import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One database for all tests of a class, with its tables emptied before each: faster than new. */
public final class TaskTables implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private static final String EMPTY =
      """
      TRUNCATE fizko_task.tasks, fizko_task.results, fizko_task.dead_letters, fizko_task.chords,
               fizko_task.chord_parts, fizko_task.unique_keys, fizko_task.paused_queues,
               fizko_task.lines, fizko_task.rooms, fizko_task.revocations, fizko_task.journal,
               fizko_task.log_lines, fizko_task.totals, fizko_task.workers,
               fizko_task.idempotency_keys
      """;

  private final TestDatabase databases = new TestDatabase();
  private final List<PostgresDatabase> main = new ArrayList<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    databases.beforeEach(context);
    main.add(databases.migrated());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestDatabase.run(database(), EMPTY);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    main.clear();
    databases.afterEach(context);
  }

  /** Where they are. */
  public URI uri() {
    return databases.uri();
  }

  /** A pool on the tables. */
  public PostgresDatabase database() {
    return main.getFirst();
  }

  /** Another pool on them, as another process has it. */
  public PostgresDatabase open() {
    return databases.open();
  }

  /** The same with parameters behind the question mark of the URL. */
  public PostgresDatabase open(String parameters) {
    return databases.open(parameters);
  }
}
