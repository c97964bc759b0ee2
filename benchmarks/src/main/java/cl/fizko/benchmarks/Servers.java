package cl.fizko.benchmarks;

import cl.fizko.devservers.DevServerException;
import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.PostgresOptions;
import cl.fizko.devservers.RedisChoice;
import cl.fizko.devservers.RedisOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Servers on free ports, gone with this object. Redis is fresh and keeps nothing. PostgreSQL has a
 * fresh database in a kept folder: a temporary one would not wait for the disk.
 */
final class Servers implements AutoCloseable {

  private final EmbeddedRedis server;
  private final RedisWatch redis;
  private final Optional<EmbeddedPostgresServer> postgres;
  private final Map<String, String> variables;

  private Servers(EmbeddedRedis server, Optional<EmbeddedPostgresServer> postgres) {
    this.server = server;
    this.redis = new RedisWatch(server.uri().toString());
    this.postgres = postgres;
    this.variables = variables(server.uri(), postgres);
  }

  static Servers start(Setup setup) {
    EmbeddedRedis redis = startRedis();
    try {
      return switch (setup.broker()) {
        case REDIS -> new Servers(redis, Optional.empty());
        case POSTGRES ->
            new Servers(
                redis,
                Optional.of(
                    EmbeddedPostgresServer.start(
                        PostgresOptions.keptIn(setup.target().resolve("postgres")))));
      };
    } catch (DevServerException e) {
      redis.close();
      throw e;
    }
  }

  /** The machine's own Redis is the one that people have; the bundled one is older. */
  private static EmbeddedRedis startRedis() {
    try {
      return EmbeddedRedis.start(RedisOptions.temporary().running(RedisChoice.SYSTEM));
    } catch (DevServerException e) {
      return EmbeddedRedis.start(RedisOptions.temporary());
    }
  }

  private static Map<String, String> variables(
      URI redis, Optional<EmbeddedPostgresServer> postgres) {
    Map<String, String> variables = new HashMap<>();
    variables.put("REDIS_URL", redis.toString());
    postgres.ifPresent(
        server -> {
          variables.put("FIZKO_BROKER", "postgres");
          variables.put("DATABASE_URL", server.createDatabase("benchmarks").toString());
        });
    return Map.copyOf(variables);
  }

  /** The environment variables that lead to these servers. */
  Map<String, String> variables() {
    return variables;
  }

  RedisWatch redis() {
    return redis;
  }

  String redisUrl() {
    return server.uri().toString();
  }

  @Override
  public void close() {
    redis.close();
    server.close();
    postgres.ifPresent(EmbeddedPostgresServer::close);
  }
}
