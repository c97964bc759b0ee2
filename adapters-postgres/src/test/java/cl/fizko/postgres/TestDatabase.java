package cl.fizko.postgres;

import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fresh database for each test: on the server that {@code FIZKO_TEST_DATABASE_URL} names (then
 * the one database there, emptied), else on an embedded one that all test classes share.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {

  private final List<PostgresDatabase> open = new ArrayList<>();
  private @Nullable DatabaseUrl url;

  @Override
  public void beforeEach(ExtensionContext context) {
    String named = System.getenv("FIZKO_TEST_DATABASE_URL");
    if (named != null && !named.isBlank()) {
      url = DatabaseUrl.parse(named);
      execute(
          "DROP SCHEMA IF EXISTS celery_schema CASCADE",
          "DROP SCHEMA IF EXISTS fizko CASCADE",
          "DROP TYPE IF EXISTS public.period",
          "DROP TYPE IF EXISTS public.solarevent");
    } else {
      String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
      url = DatabaseUrl.parse(server(context).createDatabase(name).toString());
    }
  }

  private static EmbeddedPostgresServer server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(TestDatabase.class))
        .computeIfAbsent(
            "server",
            key -> new Running(EmbeddedPostgresServer.start(PostgresOptions.temporary())),
            Running.class)
        .server();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    open.forEach(PostgresDatabase::close);
    open.clear();
  }

  public DatabaseUrl url() {
    return Objects.requireNonNull(url);
  }

  /** The database of this test, as its tables happen to be. */
  public PostgresDatabase connect() {
    PostgresDatabase database = new PostgresDatabase(url(), "test", 4);
    open.add(database);
    return database;
  }

  /** The database of this test with all our tables. */
  public PostgresDatabase migrated() {
    PostgresDatabase database = connect();
    database.migrate();
    return database;
  }

  /** Runs statements, as somebody does by hand. */
  public void execute(String... statements) {
    try (PostgresDatabase database = new PostgresDatabase(url(), "by-hand", 1);
        Handle handle = database.jdbi().open()) {
      for (String statement : statements) {
        handle.getConnection().createStatement().execute(statement);
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query as text. */
  public List<String> query(String sql) {
    try (PostgresDatabase database = new PostgresDatabase(url(), "by-hand", 1);
        Handle handle = database.jdbi().open()) {
      return handle.select(sql).mapTo(String.class).list();
    }
  }

  /** The captured texts of a file in {@code vectors/beat}. */
  public static List<String> vector(String name) {
    try (InputStream in =
        TestDatabase.class.getResourceAsStream("/vectors/beat/" + name + ".json")) {
      JsonNode raw = JsonMapper.builder().build().readTree(in).path("raw");
      List<String> texts = new ArrayList<>();
      if (raw.isString()) {
        texts.add(raw.stringValue());
      } else {
        raw.forEach(each -> texts.add(each.stringValue()));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Running(EmbeddedPostgresServer server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }
}
