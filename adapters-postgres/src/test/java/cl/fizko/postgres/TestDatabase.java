package cl.fizko.postgres;

import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A fresh, empty database for each test, on the server that {@code FIZKO_TEST_DATABASE_URL} names
 * (its user has to be allowed to create databases), else on an embedded one that all test classes
 * share.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {

  private static final Namespace STORE = Namespace.create(TestDatabase.class);

  private final List<PostgresDatabase> opened = new ArrayList<>();
  private String server = "";
  private String name = "";
  private String template = "";

  @Override
  public void beforeEach(ExtensionContext context) {
    String named = System.getenv("FIZKO_TEST_DATABASE_URL");
    server = named != null && !named.isBlank() ? named : embedded(context).uri();
    template =
        context
            .getRoot()
            .getStore(STORE)
            .computeIfAbsent("template", key -> new Template(this), Template.class)
            .name();
    name = create();
  }

  private String create() {
    String fresh = "fizko_test_" + UUID.randomUUID().toString().replace("-", "");
    onServer("CREATE DATABASE " + fresh);
    return fresh;
  }

  private static Running embedded(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent(
            "postgres",
            key -> new Running(EmbeddedPostgresServer.start(PostgresOptions.temporary())),
            Running.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
    onServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private void onServer(String statement) {
    try (PostgresDatabase maintenance =
        new PostgresDatabase(DatabaseUrl.parse(server), "fizko-test", 1)) {
      maintenance.jdbi().useHandle(handle -> handle.execute(statement));
    }
  }

  /** The address of the test's database. */
  public DatabaseUrl url() {
    return url(name, "");
  }

  /** The same as its server names it, for programs that are put before it. */
  public URI uri() {
    return URI.create(base(name));
  }

  private String base(String database) {
    int query = server.indexOf('?');
    String place = query < 0 ? server : server.substring(0, query);
    return place.substring(0, place.lastIndexOf('/') + 1) + database;
  }

  private DatabaseUrl url(String database, String parameters) {
    String base = base(database);
    return DatabaseUrl.parse(parameters.isEmpty() ? base : base + "?" + parameters);
  }

  /** A pool of its own on the database as it is, until the end of the test. */
  public PostgresDatabase open() {
    return open("");
  }

  /** The same with parameters behind the question mark. */
  public PostgresDatabase open(String parameters) {
    PostgresDatabase database = new PostgresDatabase(url(name, parameters), "fizko-test", 5);
    opened.add(database);
    return database;
  }

  /** A pool on the database, made anew with all tables. */
  public PostgresDatabase migrated() {
    close();
    onServer("DROP DATABASE " + name + " WITH (FORCE)");
    onServer("CREATE DATABASE " + name + " TEMPLATE " + template);
    return open();
  }

  private void close() {
    opened.forEach(PostgresDatabase::close);
    opened.clear();
  }

  /** A database that nobody serves. */
  public static PostgresDatabase unreachable() {
    return new PostgresDatabase(
        DatabaseUrl.parse("postgresql://nobody:s3cret@127.0.0.1:1/nowhere"), "fizko-test", 1);
  }

  /** Runs statements, as an operator does. */
  public static void run(PostgresDatabase database, String script) {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new IllegalStateException(script, e);
    }
  }

  /** The first column of what a query finds, as text; null stays null. */
  public static List<String> list(PostgresDatabase database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  /** A database with all tables, which others are copied from: faster than to migrate each. */
  private record Template(TestDatabase databases, String name) implements AutoCloseable {

    Template(TestDatabase databases) {
      this(databases, databases.create());
      try (PostgresDatabase database =
          new PostgresDatabase(databases.url(name, ""), "fizko-test", 2)) {
        database.migrate();
      }
    }

    @Override
    public void close() {
      databases.onServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }
  }

  private record Running(EmbeddedPostgresServer server) implements AutoCloseable {
    String uri() {
      return server.uri().toString();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
