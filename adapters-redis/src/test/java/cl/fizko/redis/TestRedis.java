package cl.fizko.redis;

import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.RedisOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A Redis for the tests of this module: the one that {@code FIZKO_TEST_REDIS_URL} names, else an
 * embedded one that all test classes share. Tests may delete everything in it.
 */
public final class TestRedis implements BeforeAllCallback, AfterEachCallback {

  private final List<RedisConnections> connections = new ArrayList<>();
  private Optional<String> url = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    String named = System.getenv("FIZKO_TEST_REDIS_URL");
    url =
        Optional.of(named != null && !named.isBlank() ? named : embedded(context).uri().toString());
  }

  private static Running embedded(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(TestRedis.class))
        .computeIfAbsent(
            "redis",
            key -> new Running(EmbeddedRedis.start(RedisOptions.temporary())),
            Running.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    connections.forEach(RedisConnections::close);
    connections.clear();
  }

  /** Connections to an empty database, until the end of the test. */
  public RedisConnections connect() {
    RedisConnections fresh = connect(RedisSettings.at(url()));
    new RedisCalls(fresh).call(redis -> redis.flushdb());
    return fresh;
  }

  /** Connections to the database as it is, until the end of the test. */
  public RedisConnections connect(RedisSettings settings) {
    RedisConnections fresh = new RedisConnections(settings);
    connections.add(fresh);
    return fresh;
  }

  public RedisUrl url() {
    return RedisUrl.parse(named());
  }

  private String named() {
    return url.orElseThrow();
  }

  /** Where it is, for what stands between it and a client. */
  public InetSocketAddress address() {
    URI uri = URI.create(named());
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 6_379 : uri.getPort());
  }

  private record Running(EmbeddedRedis server) implements AutoCloseable {
    URI uri() {
      return server.uri();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
