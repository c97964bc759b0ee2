package cl.fizko.dev;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes schedule rows as an operator does: by hand, in plain SQL. */
final class Timetable {

  private final URI database;

  Timetable(URI database) {
    this.database = database;
  }

  /** Adds a row that fires every so many seconds, unless there is one of that name. */
  void addEvery(int seconds, String name, String task) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      if (count(
              connection,
              "SELECT count(*) FROM celery_schema.celery_periodictask WHERE name = ?",
              name)
          > 0) {
        return;
      }
      execute(
          connection,
          "WITH schedule AS (INSERT INTO celery_schema.celery_intervalschedule (every, period)"
              + " VALUES ("
              + seconds
              + ", 'seconds') RETURNING id)"
              + " INSERT INTO celery_schema.celery_periodictask (name, task, discriminator, schedule_id)"
              + " SELECT ?, ?, 'intervalschedule', id FROM schedule",
          name,
          task);
      execute(
          connection,
          "INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update) VALUES (1, now())"
              + " ON CONFLICT (id) DO UPDATE SET last_update = now()");
      connection.commit();
    }
  }

  /** How often a row has fired. */
  int firings(String name) throws SQLException {
    try (Connection connection = connect()) {
      return count(
          connection,
          "SELECT total_run_count FROM celery_schema.celery_periodictask WHERE name = ?",
          name);
    }
  }

  /** Switches a row off. */
  void disable(String name) throws SQLException {
    try (Connection connection = connect()) {
      execute(
          connection,
          "UPDATE celery_schema.celery_periodictask SET enabled = false WHERE name = ?",
          name);
      execute(
          connection, "UPDATE celery_schema.celery_periodictaskchanged SET last_update = now()");
    }
  }

  /** Whether the tables are there, and those of the task queues, which come after them. */
  boolean exists() throws SQLException {
    try (Connection connection = connect()) {
      return count(
              connection,
              "SELECT count(to_regclass(name)) FROM unnest(string_to_array(?, ' ')) AS name",
              "celery_schema.celery_periodictaskchanged fizko_task.tasks")
          == 2;
    }
  }

  private Connection connect() throws SQLException {
    String[] user = database.getUserInfo().split(":", 2);
    String url =
        "jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath();
    return DriverManager.getConnection(url, user[0], user[1]);
  }

  private static void execute(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  private static int count(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getInt(1) : 0;
      }
    }
  }

  private static void bind(PreparedStatement statement, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
  }
}
