package cl.fizko.devservers;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server on this machine, reachable from this machine alone, that ends with this
 * object or, at the latest, with the JVM (unless the JVM itself is killed: then the next start on
 * the same kept folder ends it). Thread-safe. Nothing is null; whatever goes wrong is a {@link
 * DevServerException}.
 *
 * <p>UTF-8, sorted by code point, time zone UTC, at most 200 connections.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final String MAINTENANCE_DATABASE = "postgres";

  private final ServerLife life;
  private final PostgresCluster cluster;
  private final int port;

  private EmbeddedPostgresServer(ServerLife life, PostgresCluster cluster, int port) {
    this.life = life;
    this.cluster = cluster;
    this.port = port;
  }

  /**
   * Starts a server and returns once it accepts connections. The first start on a folder creates
   * the databases in it, and the first start of a user on a machine unpacks the programs; each
   * takes a few seconds.
   *
   * @throws DevServerException when there is no PostgreSQL for this machine, when another running
   *     server holds the kept folder, when the folder belongs to somebody else, or when the server
   *     does not come up
   */
  public static EmbeddedPostgresServer start(PostgresOptions options) {
    PostgresBinaries binaries = PostgresBinaries.ofThisMachine(BinaryCache.ofThisUser());
    ServerLife life = ServerLife.begin("postgres", options.data());
    try {
      boolean kept = options.data() instanceof DataFolder.Kept;
      PostgresCluster cluster = new PostgresCluster(binaries, life.folder(), kept);
      cluster.prepare();
      int port =
          new PortChoice(options.preferredPort())
              .start(free -> life.run(() -> cluster.start(free)))
              .port();
      return new EmbeddedPostgresServer(life, cluster, port);
    } catch (RuntimeException e) {
      life.close();
      throw e;
    }
  }

  /**
   * {@code postgresql://postgres:postgres@127.0.0.1:PORT/postgres}: a superuser and the database
   * that is always there.
   */
  public URI uri() {
    return new PostgresAddress(port).database(MAINTENANCE_DATABASE);
  }

  /** The port in use, which is not the preferred one when that was taken. */
  public int port() {
    return port;
  }

  /**
   * Creates an empty database, so that tests can share one server. One that has the same name is
   * dropped first, and whoever is connected to it is disconnected.
   *
   * @param name 1 to 63 lower-case letters, digits and underscores, not beginning with a digit;
   *     {@code postgres} is refused, it has to stay
   * @return its {@link #uri()}, which differs in the database only
   * @throws IllegalArgumentException for any other name
   * @throws DevServerException when the server refuses or is closed
   */
  public URI createDatabase(String name) {
    if (!DATABASE_NAME.matcher(name).matches() || name.equals(MAINTENANCE_DATABASE)) {
      throw new IllegalArgumentException(
          "database name is '"
              + name
              + "'; expected 1 to 63 of a-z, 0-9 and _, no digit first, and not "
              + MAINTENANCE_DATABASE);
    }
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
      statement.execute("CREATE DATABASE \"" + name + "\"");
    } catch (SQLException e) {
      throw new DevServerException("Cannot create the database " + name, e);
    }
    return new PostgresAddress(port).database(name);
  }

  private PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(MAINTENANCE_DATABASE);
    source.setUser(PostgresAddress.USER);
    source.setPassword(PostgresAddress.PASSWORD);
    return source;
  }

  /**
   * Ends the server at once, as a fault would: connections break, and nothing is brought to disk.
   * What was committed is there after {@link #restart()}. Does nothing when it is dead.
   */
  public void kill() {
    cluster.crash();
  }

  /**
   * Starts the server again on the same port and data, stopping it first in good order if it runs.
   *
   * @throws DevServerException when it does not come up, for example because another program has
   *     taken the port; may be tried again
   * @throws IllegalStateException after {@link #close()}
   */
  public void restart() {
    life.run(() -> cluster.start(port));
  }

  /**
   * Leaves it to the caller to close this server also when the JVM ends, at the moment of the
   * caller's choice: for programs that still need the server while they end.
   */
  public void leaveClosingToCaller() {
    life.outliveTheJvm();
  }

  /** Stops the server in good order and waits for its end. Does nothing the second time. */
  @Override
  public void close() {
    life.close();
  }
}
