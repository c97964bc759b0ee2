package cl.fizko.boot.process;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of schedules in a PostgreSQL of the test's own, written as operators write them. */
final class BeatTables implements AutoCloseable {

  private static final String ANNOUNCE =
      """
      INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update)
      VALUES (1, clock_timestamp())
      ON CONFLICT (id) DO UPDATE SET last_update = clock_timestamp();
      """;

  private final EmbeddedPostgresServer server =
      EmbeddedPostgresServer.start(PostgresOptions.temporary());

  BeatTables(String redisUrl) {
    SettingsReader.Result result =
        new SettingsReader("test")
            .read(Map.of("REDIS_URL", redisUrl, "DATABASE_URL", url()), Set.of());
    Client.migrate(((SettingsReader.Valid) result).settings());
  }

  String url() {
    return server.uri().toString();
  }

  /** Rows that fire every second, and make up for every one that was missed. */
  void insertEachSecond(int rows) {
    execute(
        """
        INSERT INTO celery_schema.celery_intervalschedule (id, every, period)
        VALUES (1, 1, 'seconds');
        INSERT INTO celery_schema.celery_periodictask (name, task, discriminator, schedule_id)
        SELECT 'second ' || n, 'demo.noop', 'intervalschedule', 1 FROM generate_series(1, %d) n;
        INSERT INTO fizko.periodic_task_option (periodic_task_id, misfire, catch_up_most)
        SELECT id, 'catch_up', 1000 FROM celery_schema.celery_periodictask;
        """
                .formatted(rows)
            + ANNOUNCE);
  }

  /** Rows that fire once, each at an instant of its own within the second that is three away. */
  void insertOnce(int rows) {
    execute(
        """
        WITH times AS (
          INSERT INTO celery_schema.celery_clockedschedule (clocked_time)
          SELECT clock_timestamp() + interval '3 seconds' + n * interval '1 second' / %1$d
            FROM generate_series(1, %1$d) n
          RETURNING id)
        INSERT INTO celery_schema.celery_periodictask
               (name, task, discriminator, schedule_id, one_off)
        SELECT 'once ' || id, 'demo.noop', 'clockedschedule', id, true FROM times;
        """
                .formatted(rows)
            + ANNOUNCE);
  }

  /** How many of the rows that fire once have not done so. */
  long stillToFire() {
    return number(
        "SELECT count(*) FROM celery_schema.celery_periodictask WHERE one_off AND enabled");
  }

  /**
   * How many of the rows that fire every second have not done so for each second since they were
   * there; the first beat has some time to start.
   */
  long behind() {
    return number(
        """
        SELECT count(*) FROM celery_schema.celery_periodictask
         WHERE NOT one_off
           AND total_run_count < extract(epoch FROM now() - date_changed) - 45
        """);
  }

  void switchOff() {
    execute("UPDATE celery_schema.celery_periodictask SET enabled = false;" + ANNOUNCE);
  }

  /** The firings that were counted, of all rows; those that fire once keep no count. */
  long counted() {
    return number(
        """
        SELECT (SELECT sum(total_run_count) FROM celery_schema.celery_periodictask)
             + (SELECT count(*) FROM fizko.periodic_task_run run
                  JOIN celery_schema.celery_periodictask t ON t.id = run.periodic_task_id
                 WHERE t.one_off)
        """);
  }

  /** What the rows that fire once have sent. */
  List<String> sentOnce() {
    return list(
        """
        SELECT COALESCE(run.task_id, t.name || ' has not fired')
          FROM celery_schema.celery_periodictask t
          LEFT JOIN fizko.periodic_task_run run ON run.periodic_task_id = t.id
         WHERE one_off
        """);
  }

  private long number(String query) {
    return Long.parseLong(list(query).getFirst());
  }

  private List<String> list(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> first = new ArrayList<>();
      while (rows.next()) {
        first.add(rows.getString(1));
      }
      return first;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private void execute(String statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(statements, e);
    }
  }

  private Connection connect() throws SQLException {
    String[] credentials = server.uri().getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.port() + server.uri().getPath(),
        credentials[0],
        credentials[1]);
  }

  @Override
  public void close() {
    server.close();
  }
}
