package cl.fizko.devservers;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs one statement at a time against a database, on a new connection each. */
record Query(URI database) {

  Connection connect() throws SQLException {
    String[] user = database.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath(),
        user[0],
        user[1]);
  }

  /** The first column of the first row. */
  String one(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
