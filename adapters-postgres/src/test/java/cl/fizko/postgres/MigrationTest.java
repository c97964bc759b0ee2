package cl.fizko.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationTest {

  private static final String COLUMNS =
      """
      SELECT concat_ws(' ', table_name, column_name, data_type, udt_schema, udt_name,
                       character_maximum_length, numeric_precision, numeric_scale, is_nullable)
        FROM information_schema.columns
       WHERE table_schema = 'celery_schema'
       ORDER BY 1
      """;
  private static final String CONSTRAINTS =
      """
      SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint
       WHERE connamespace = 'celery_schema'::regnamespace AND contype <> 'n'
       ORDER BY 1
      """;
  private static final String SEQUENCES =
      """
      SELECT concat_ws(' ', sequencename, data_type, start_value, increment_by)
        FROM pg_sequences
       WHERE schemaname = 'celery_schema'
       ORDER BY 1
      """;
  private static final String ENUMS =
      """
      SELECT concat_ws(' ', enumtypid::regtype, enumsortorder, enumlabel)
        FROM pg_enum
       ORDER BY 1
      """;
  private static final String DEFAULTS =
      """
      SELECT concat_ws(' ', table_name, column_name, column_default)
        FROM information_schema.columns
       WHERE table_schema = 'celery_schema' AND column_default IS NOT NULL
       ORDER BY 1
      """;

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private PostgresDatabase database;

  @BeforeEach
  void open() {
    database = DATABASES.open();
  }

  private void run(String script) {
    TestDatabase.run(database, script);
  }

  private List<String> list(String query) {
    return TestDatabase.list(database, query);
  }

  private List<String> shape() {
    List<String> shape = new ArrayList<>();
    for (String query : List.of(COLUMNS, CONSTRAINTS, SEQUENCES, ENUMS)) {
      shape.addAll(list(query));
    }
    return shape;
  }

  private List<String> rowsOf(String... tables) {
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      rows.addAll(
          list(
              "SELECT '"
                  + table
                  + " ' || to_jsonb(t)::text FROM celery_schema."
                  + table
                  + " t ORDER BY t.id"));
    }
    return rows;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MigrationTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anEmptyDatabaseGetsTheLibrarysTables() {
    run(Vectors.tables());
    List<String> library = shape();
    run("DROP SCHEMA celery_schema CASCADE; DROP TYPE public.period, public.solarevent");

    assertThat(database.migrate()).isNotEmpty();

    assertThat(shape()).isEqualTo(library);
  }

  @Test
  void aDatabaseThatIsUpToDateIsLeftAlone() {
    database.migrate();

    assertThat(database.migrate()).isEmpty();
  }

  @Test
  void theLibrarysTablesAndRowsStayAsTheyAre() {
    run(Vectors.tables());
    Vectors.rows().forEach(this::run);
    String[] tables = {
      "celery_periodictask",
      "celery_crontabschedule",
      "celery_intervalschedule",
      "celery_clockedschedule",
      "celery_solarschedule",
      "celery_periodictaskchanged"
    };
    List<String> rows = rowsOf(tables);
    List<String> shape = shape();
    List<String> defaults = list(DEFAULTS);

    database.migrate();

    assertThat(rowsOf(tables)).isEqualTo(rows).hasSameSizeAs(Vectors.rows());
    assertThat(shape()).isEqualTo(shape);
    assertThat(list(DEFAULTS)).isEqualTo(defaults);
  }

  @Test
  void tablesMadeByHandStayAsTheyAreAndGetWhatIsMissingBesideThem() throws IOException {
    run(resource("/hand-made.sql"));
    String[] tables = {"celery_periodictask", "celery_crontabschedule", "celery_intervalschedule"};
    List<String> rows = rowsOf(tables);

    database.migrate();

    assertThat(rowsOf(tables)).isEqualTo(rows);
    assertThat(list("SELECT to_regclass('celery_schema.celery_clockedschedule')::text"))
        .doesNotContainNull();
  }

  @Test
  void aShortInsertByHandIsEnough() {
    database.migrate();

    run("INSERT INTO celery_schema.celery_crontabschedule DEFAULT VALUES");
    run(
        "INSERT INTO celery_schema.celery_periodictask (name, task, discriminator, schedule_id)"
            + " VALUES ('mine', 'demo.tick', 'crontabschedule', 1)");

    assertThat(
            list(
                "SELECT concat_ws(' ', args, kwargs, headers, one_off, enabled, total_run_count)"
                    + " FROM celery_schema.celery_periodictask"))
        .containsExactly("[] {} {} f t 0");
    assertThat(
            list(
                "SELECT concat_ws(' ', minute, hour, day_of_week, day_of_month, month_of_year,"
                    + " timezone) FROM celery_schema.celery_crontabschedule"))
        .containsExactly("* * * * * UTC");
  }

  @Test
  void theFirstMarkMayBeWrittenByHandAsTheLibraryWritesIt() {
    database.migrate();
    run("INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update) VALUES (1, now())");
    assertThat(list("SELECT id FROM celery_schema.celery_periodictaskchanged"))
        .containsExactly("1");
  }

  @Test
  void severalProcessesMayMigrateAtOnce() throws Exception {
    List<Future<List<String>>> runs = new ArrayList<>();
    try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        PostgresDatabase own = DATABASES.open();
        runs.add(processes.submit(own::migrate));
      }
    }
    List<String> applied = new ArrayList<>();
    for (Future<List<String>> each : runs) {
      applied.addAll(each.get());
    }

    assertThat(applied).doesNotHaveDuplicates().hasSize(9);
  }

  @Test
  void nothingOfAMigrationStaysOnItsConnections() {
    PostgresDatabase one = new PostgresDatabase(DATABASES.url(), "fizko-test", 2);
    try (one) {
      one.migrate();

      assertThat(TestDatabase.list(one, "SHOW search_path")).containsExactly("\"$user\", public");
    }
  }

  @Test
  void whoCannotReachTheDatabaseIsToldWithoutThePassword() {
    try (PostgresDatabase away = TestDatabase.unreachable()) {
      assertThatThrownBy(away::migrate)
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("postgresql://nobody:**@127.0.0.1:1/nowhere")
          .hasMessageNotContaining("s3cret");
    }
  }
}
