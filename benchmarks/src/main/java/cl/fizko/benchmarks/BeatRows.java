package cl.fizko.benchmarks;

import cl.fizko.boot.role.Client;
import cl.fizko.devservers.EmbeddedPostgresServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The tables of schedules in a fresh database, full of rows. */
final class BeatRows implements AutoCloseable {

  /** So many are due in a second while lateness is measured, each at an instant of its own. */
  static final int RATE = 200;

  static final int FIRINGS = 2_000;

  /** Rows that are due once, one after the other. */
  record Burst(Instant from) {

    Instant due(int row) {
      return from.plus(Duration.ofSeconds(1).multipliedBy(row).dividedBy(RATE));
    }
  }

  private static final String ANNOUNCE =
      """
      INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update)
      VALUES (1, clock_timestamp())
      ON CONFLICT (id) DO UPDATE SET last_update = clock_timestamp();
      """;

  private final Map<String, String> variables;
  private final Connection connection;

  BeatRows(EmbeddedPostgresServer server, Map<String, String> variables) {
    URI uri = server.createDatabase("beat");
    this.variables = new HashMap<>(variables);
    this.variables.put("DATABASE_URL", uri.toString());
    Client.migrate(FizkoClient.settings(this.variables));
    try {
      String[] user = uri.getUserInfo().split(":", 2);
      this.connection =
          DriverManager.getConnection(
              "jdbc:postgresql://127.0.0.1:" + uri.getPort() + uri.getPath(), user[0], user[1]);
    } catch (SQLException e) {
      throw new BenchmarkException("cannot connect to PostgreSQL", e);
    }
  }

  /** The environment variables that lead to them. */
  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /** Rows of which none is due for months, over a thousand crontabs and a thousand intervals. */
  void fill(int rows) {
    execute(
        """
        INSERT INTO celery_schema.celery_crontabschedule
               (id, minute, hour, day_of_month, month_of_year, timezone)
        SELECT n, n %% 60, n %% 24, 1 + n %% 28,
               extract(month FROM now() + interval '5 months'), 'America/Santiago'
          FROM generate_series(1, 1000) n;
        INSERT INTO celery_schema.celery_intervalschedule (id, every, period)
        SELECT n, 100 + n, 'days' FROM generate_series(1, 1000) n;
        INSERT INTO celery_schema.celery_periodictask
               (name, task, args, kwargs, discriminator, schedule_id)
        SELECT 'Sync of company ' || n, 'demo.noop', '[]', '{"company": ' || n || '}',
               CASE n %% 2 WHEN 0 THEN 'crontabschedule' ELSE 'intervalschedule' END,
               1 + n %% 1000
          FROM generate_series(1, %d) n;
        SELECT setval('celery_schema.celery_crontabschedule_id_seq', 2000);
        ANALYZE;
        """
                .formatted(rows)
            + ANNOUNCE);
  }

  /** Adds the rows of a burst. */
  void add(Burst burst) {
    execute(
        """
        INSERT INTO celery_schema.celery_clockedschedule (id, clocked_time)
        SELECT n, to_timestamp(%1$d / 1000.0 + n / %2$d.0) FROM generate_series(0, %3$d) n;
        INSERT INTO celery_schema.celery_periodictask
               (name, task, args, discriminator, schedule_id, one_off)
        SELECT 'Burst ' || id, 'demo.noop', '[' || id || ']', 'clockedschedule', id, true
          FROM celery_schema.celery_clockedschedule WHERE id < 1000000;
        """
                .formatted(burst.from().toEpochMilli(), RATE, FIRINGS - 1)
            + ANNOUNCE);
  }

  /** Adds a row that is due at once. */
  void addDue() {
    execute(
        """
        INSERT INTO celery_schema.celery_clockedschedule (id, clocked_time) VALUES (1000000, now());
        INSERT INTO celery_schema.celery_periodictask
               (name, task, discriminator, schedule_id, one_off)
        VALUES ('Due', 'demo.noop', 'clockedschedule', 1000000, true);
        """);
  }

  /** Gives a row another schedule, and says so. */
  void change(int row) {
    execute(
        "UPDATE celery_schema.celery_periodictask SET discriminator = 'crontabschedule',"
            + " schedule_id = 1 + (schedule_id + 500) % 1000 WHERE id = "
            + row
            + ";"
            + ANNOUNCE);
  }

  /** How many rows have their alarm in PostgreSQL. */
  long alarms() {
    return number("SELECT count(*) FROM fizko.scheduled_tasks");
  }

  /** How often the alarm of a row has been set. */
  long version(int row) {
    return number("SELECT version FROM fizko.scheduled_tasks WHERE task_instance = '" + row + "'");
  }

  private long number(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new BenchmarkException(query, e);
    }
  }

  private void execute(String statements) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new BenchmarkException(statements, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new BenchmarkException("cannot close a connection to PostgreSQL", e);
    }
  }
}
