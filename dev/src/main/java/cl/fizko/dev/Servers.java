package cl.fizko.dev;

import cl.fizko.boot.settings.Broker;
import cl.fizko.devservers.DataFolder;
import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.PostgresOptions;
import cl.fizko.devservers.RedisChoice;
import cl.fizko.devservers.RedisOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A PostgreSQL, and a Redis if that is to be the broker. */
final class Servers implements AutoCloseable {

  private final Optional<EmbeddedRedis> redis;
  private final EmbeddedPostgresServer postgres;

  private Servers(Optional<EmbeddedRedis> redis, EmbeddedPostgresServer postgres) {
    this.redis = redis;
    this.postgres = postgres;
  }

  /**
   * Starts what the broker needs.
   *
   * @param data where the servers keep their data; empty: nowhere
   */
  static Servers start(Broker broker, Optional<Path> data) {
    Optional<EmbeddedRedis> redis =
        switch (broker) {
          case REDIS -> Optional.of(startRedis(data));
          case POSTGRES -> Optional.empty();
        };
    try {
      EmbeddedPostgresServer postgres =
          EmbeddedPostgresServer.start(new PostgresOptions(folder(data, "postgres"), 0));
      postgres.leaveClosingToCaller();
      return new Servers(redis, postgres);
    } catch (RuntimeException e) {
      redis.ifPresent(EmbeddedRedis::close);
      throw e;
    }
  }

  private static EmbeddedRedis startRedis(Optional<Path> data) {
    EmbeddedRedis redis =
        EmbeddedRedis.start(
            new RedisOptions(folder(data, "redis"), 0, RedisChoice.BUNDLED_ELSE_SYSTEM));
    redis.leaveClosingToCaller();
    return redis;
  }

  private static DataFolder folder(Optional<Path> data, String name) {
    return data.<DataFolder>map(path -> new DataFolder.Kept(path.resolve(name)))
        .orElseGet(DataFolder.Temporary::new);
  }

  /** The variables that lead a role to these servers. */
  Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    redis.ifPresent(server -> variables.put("REDIS_URL", server.uri().toString()));
    variables.put("DATABASE_URL", postgres.uri().toString());
    return variables;
  }

  Optional<URI> redis() {
    return redis.map(EmbeddedRedis::uri);
  }

  URI postgres() {
    return postgres.uri();
  }

  @Override
  public void close() {
    redis.ifPresent(EmbeddedRedis::close);
    postgres.close();
  }
}
