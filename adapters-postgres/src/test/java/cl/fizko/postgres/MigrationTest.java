package cl.fizko.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationTest {

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private static final String COLUMNS =
      "SELECT concat_ws(' ', table_name, column_name, data_type, udt_schema, udt_name,"
          + " character_maximum_length, numeric_precision, numeric_scale, is_nullable)"
          + " FROM information_schema.columns WHERE table_schema = 'celery_schema' ORDER BY 1";

  private static final String CONSTRAINTS =
      "SELECT concat_ws(' ', conname, contype, pg_get_constraintdef(oid))"
          + " FROM pg_constraint WHERE connamespace = 'celery_schema'::regnamespace"
          + " AND contype IN ('p', 'u', 'c') ORDER BY 1";

  private static final String ENUMS =
      "SELECT concat_ws(' ', n.nspname, t.typname, e.enumlabel) FROM pg_enum e"
          + " JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace"
          + " ORDER BY t.typname, e.enumsortorder";

  private static final String ROWS =
      "SELECT to_jsonb(t)::text FROM celery_schema.celery_periodictask t ORDER BY id";

  @Test
  void theTablesAreThoseOfTheLibrary() {
    database.execute(TestDatabase.vector("schema-ddl").getFirst());
    List<String> columns = database.query(COLUMNS);
    List<String> constraints = database.query(CONSTRAINTS);
    List<String> enums = database.query(ENUMS);
    database.execute(
        "DROP SCHEMA celery_schema CASCADE", "DROP TYPE period", "DROP TYPE solarevent");

    assertThat(database.connect().migrate()).hasSize(2);
    assertThat(database.query(COLUMNS)).isEqualTo(columns);
    assertThat(database.query(ENUMS)).isEqualTo(enums);
    assertThat(database.query(CONSTRAINTS)).isEqualTo(constraints);
  }

  @Test
  void aShortInsertByHandWorks() {
    database.migrated();
    database.execute(
        "INSERT INTO celery_schema.celery_crontabschedule DEFAULT VALUES",
        "INSERT INTO celery_schema.celery_intervalschedule (every, period) VALUES (5, 'seconds')",
        "INSERT INTO celery_schema.celery_periodictask (name, task, discriminator, schedule_id)"
            + " VALUES ('short', 'demo.noop', 'intervalschedule', 1)",
        "INSERT INTO celery_schema.celery_periodictaskchanged DEFAULT VALUES");
    assertThat(database.query("SELECT timezone FROM celery_schema.celery_crontabschedule"))
        .containsExactly("UTC");
    assertThat(
            database.query(
                "SELECT concat_ws(' ', args, kwargs, one_off, enabled, total_run_count)"
                    + " FROM celery_schema.celery_periodictask"))
        .containsExactly("[] {} f t 0");
  }

  @Test
  void theLibrarysTablesAndRowsAreLeftAlone() {
    database.execute(TestDatabase.vector("schema-ddl").getFirst());
    TestDatabase.vector("rows").forEach(database::execute);
    unchangedByMigration();
  }

  @Test
  void tablesMadeByHandAreLeftAlone() {
    HandMadeTables.create(database);
    unchangedByMigration();
  }

  private void unchangedByMigration() {
    List<String> columns = database.query(COLUMNS);
    List<String> rows = database.query(ROWS);
    assertThat(database.connect().migrate()).hasSize(2);
    assertThat(database.query(COLUMNS)).containsAll(columns);
    assertThat(database.query(COLUMNS))
        .filteredOn(column -> column.startsWith("celery_periodictask "))
        .isEqualTo(columns.stream().filter(c -> c.startsWith("celery_periodictask ")).toList());
    assertThat(database.query(ROWS)).isEqualTo(rows).isNotEmpty();
  }

  @Test
  void aSecondMigrationDoesNothing() {
    assertThat(database.connect().migrate()).hasSize(2);
    assertThat(database.connect().migrate()).isEmpty();
  }

  @Test
  void manyProcessesMayMigrateAtOnce() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        PostgresDatabase own = database.connect();
        all.add(pool.submit(own::migrate));
      }
      int applied = 0;
      for (Future<List<String>> each : all) {
        applied += each.get().size();
      }
      assertThat(applied).isEqualTo(2);
    }
  }

  @Test
  void aDatabaseThatIsAwayIsNamedWithoutItsPassword() {
    try (PostgresDatabase away =
        new PostgresDatabase(
            DatabaseUrl.parse("postgresql://user:hush-hush@127.0.0.1:1/x"), "test", 1)) {
      assertThatThrownBy(away::migrate)
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("127.0.0.1:1")
          .hasMessageNotContaining("hush");
    }
  }
}
