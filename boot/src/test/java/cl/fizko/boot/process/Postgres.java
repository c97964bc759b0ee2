package cl.fizko.boot.process;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL of the test's own as the broker, and a client of it. */
final class Postgres implements AutoCloseable {

  private final EmbeddedPostgresServer server =
      EmbeddedPostgresServer.start(PostgresOptions.temporary());

  EmbeddedPostgresServer server() {
    return server;
  }

  String shown() {
    return "postgresql://postgres:**@127.0.0.1:" + server.port() + "/postgres";
  }

  /** What a process is to be told, and more in pairs. */
  Map<String, String> environment(String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("FIZKO_BROKER", "postgres");
    environment.put("DATABASE_URL", server.uri().toString());
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  /** The tables are there for it. */
  Client client() {
    SettingsReader.Result result = new SettingsReader("test").read(environment(), Set.of());
    Settings settings = ((SettingsReader.Valid) result).settings();
    Client.migrate(settings);
    return Client.of(settings);
  }

  /** A worker with the demo tasks. */
  FizkoProcess worker(String... more) {
    Map<String, String> environment = environment(more);
    environment.put("FIZKO_DEMO_TASKS", "true");
    return FizkoProcess.fizko(environment, "worker");
  }

  @Override
  public void close() {
    server.close();
  }
}
