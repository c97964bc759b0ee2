package cl.fizko.dev;

import cl.fizko.boot.log.LogSetup;
import cl.fizko.boot.role.Roles;
import cl.fizko.boot.settings.Problem;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.devservers.DataFolder;
import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.PostgresOptions;
import cl.fizko.devservers.RedisChoice;
import cl.fizko.devservers.RedisOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything on this machine: a Redis, a PostgreSQL, and the three roles over them. Closing it ends
 * the roles first and the servers after them.
 */
final class Stack implements Lifecycle {

  private static final int BYTES_OF_TOKEN = 24;

  private final EmbeddedRedis redis;
  private final EmbeddedPostgresServer postgres;
  private final Settings settings;
  private final String token;
  private final Lifecycle roles;

  private Stack(
      EmbeddedRedis redis, EmbeddedPostgresServer postgres, Settings settings, String token) {
    this.redis = redis;
    this.postgres = postgres;
    this.settings = settings;
    this.token = token;
    this.roles = new Roles().of(settings, EnumSet.allOf(Role.class));
  }

  /**
   * Starts the servers; the roles start with {@link #start()}.
   *
   * @param data where the servers keep their data; empty: nowhere
   * @param port of the web role; another one is taken if it is busy, or if it is 0
   * @param variables settings of the user's; those of the servers are set here
   */
  static Stack of(Optional<Path> data, int port, Map<String, String> variables) {
    EmbeddedRedis redis = EmbeddedRedis.start(redisOptions(data));
    redis.leaveClosingToCaller();
    try {
      EmbeddedPostgresServer postgres =
          EmbeddedPostgresServer.start(new PostgresOptions(folder(data, "postgres"), 0));
      postgres.leaveClosingToCaller();
      String token = newToken();
      Map<String, String> all = new TreeMap<>(variables);
      all.put("REDIS_URL", redis.uri().toString());
      all.put("DATABASE_URL", postgres.uri().toString());
      all.put("PORT", Integer.toString(new FreePort().near(port)));
      all.put("FIZKO_SERVICE_TOKENS", token);
      all.put("FIZKO_DEMO_TASKS", "true");
      // All roles live in this process: there is nobody to start a fresh worker.
      all.remove("FIZKO_MAX_TASKS_PER_CHILD");
      all.remove("FIZKO_MAX_MEMORY_MB");
      return new Stack(redis, postgres, settings(all), token);
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  private static Settings settings(Map<String, String> variables) {
    return switch (new SettingsReader("localhost").read(variables, EnumSet.allOf(Role.class))) {
      case SettingsReader.Valid valid -> {
        new LogSetup().apply(valid.settings().logLevel(), valid.settings().logFormat());
        yield valid.settings();
      }
      case SettingsReader.Invalid invalid ->
          throw new IllegalArgumentException(
              invalid.problems().stream()
                  .map(Problem::toString)
                  .collect(Collectors.joining("\n  - ", "The settings are wrong:\n  - ", "")));
    };
  }

  private static RedisOptions redisOptions(Optional<Path> data) {
    return new RedisOptions(folder(data, "redis"), 0, RedisChoice.BUNDLED_ELSE_SYSTEM);
  }

  private static DataFolder folder(Optional<Path> data, String name) {
    return data.<DataFolder>map(path -> new DataFolder.Kept(path.resolve(name)))
        .orElseGet(DataFolder.Temporary::new);
  }

  private static String newToken() {
    byte[] bytes = new byte[BYTES_OF_TOKEN];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void start() {
    roles.start();
  }

  @Override
  public void close() {
    roles.close();
    redis.close();
    postgres.close();
  }

  Settings settings() {
    return settings;
  }

  /** A service token that the API of this stack takes. */
  String token() {
    return token;
  }

  URI redisUri() {
    return redis.uri();
  }

  URI postgresUri() {
    return postgres.uri();
  }

  URI web() {
    return URI.create("http://localhost:" + settings.webPort());
  }
}
