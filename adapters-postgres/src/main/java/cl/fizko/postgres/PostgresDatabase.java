package cl.fizko.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * One process's connections to PostgreSQL. Making it does no I/O and starts nothing; the first
 * connection is made when the first is asked for. Thread-safe.
 */
public final class PostgresDatabase implements AutoCloseable {

  private static final long CONNECT_MILLIS = 5_000;

  private final DatabaseUrl url;
  private final HikariDataSource connections;

  /**
   * @param name under which PostgreSQL lists our connections
   * @param size at most so many connections, 1 or more; {@link #migrate} takes 2 at once
   */
  public PostgresDatabase(DatabaseUrl url, String name, int size) {
    this.url = url;
    this.connections = new HikariDataSource();
    configure(connections, url, name, size);
  }

  private static void configure(HikariConfig config, DatabaseUrl url, String name, int size) {
    config.setPoolName("postgres");
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setValidationTimeout(2_000);
    config.setMaxLifetime(300_000);
    config.setIdleTimeout(120_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", name);
    // With it the name goes along with the log-in instead of a SET that a pooler would leak.
    config.addDataSourceProperty("assumeMinServerVersion", "12");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    if (url.isPooled()) {
      config.addDataSourceProperty("prepareThreshold", "0");
    }
    url.driverProperties().forEach(config::addDataSourceProperty);
  }

  /** Where it is; prints without its password. */
  public DatabaseUrl url() {
    return url;
  }

  /** For adapters of this module. */
  public Jdbi jdbi() {
    return Jdbi.create(connections).installPlugin(new PostgresPlugin());
  }

  /** For db-scheduler, which wants the connections themselves. */
  public DataSource connections() {
    return connections;
  }

  /**
   * A connection beside the pool, for who keeps it: to listen, say. The caller closes it. Where the
   * URL names a pooler in transaction mode it has no session of its own either.
   */
  public Connection dedicated() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(connections.getDataSourceProperties());
    properties.setProperty("user", url.user());
    properties.setProperty("password", url.password());
    return DriverManager.getConnection(url.jdbcUrl(), properties);
  }

  /**
   * Creates what is missing and leaves alone what is there. Several processes may do so at once.
   *
   * @return the versions that were applied, in order; none if the database was up to date
   * @throws MigrationException if it cannot be reached or a migration fails
   */
  public List<String> migrate() {
    try {
      return Flyway.configure()
          .dataSource(connections)
          .schemas("fizko")
          .table("schema_history")
          .locations("classpath:db/migration")
          .baselineOnMigrate(false)
          .load()
          .migrate()
          .migrations
          .stream()
          .map(migration -> migration.version + " " + migration.description)
          .toList();
    } catch (FlywayException e) {
      throw new MigrationException("cannot bring " + url + " up to date: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
