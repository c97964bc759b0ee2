package cl.fizko.boot.process;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.RedisOptions;
import java.util.Map;
import java.util.Set;

/** A Redis of the test's own, and a client of it. */
final class Redis implements AutoCloseable {

  private final EmbeddedRedis server = EmbeddedRedis.start(RedisOptions.temporary());

  String url() {
    return server.uri().toString();
  }

  EmbeddedRedis server() {
    return server;
  }

  Client client() {
    SettingsReader.Result result =
        new SettingsReader("test").read(Map.of("REDIS_URL", url()), Set.of());
    Settings settings = ((SettingsReader.Valid) result).settings();
    return Client.of(settings);
  }

  @Override
  public void close() {
    server.close();
  }
}
