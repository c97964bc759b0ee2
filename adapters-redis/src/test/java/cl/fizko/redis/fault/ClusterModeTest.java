package cl.fizko.redis.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cl.fizko.core.task.port.TaskBrokerContract;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.task.RedisDeadLetters;
import cl.fizko.redis.task.RedisRevocations;
import cl.fizko.redis.task.RedisTaskBroker;
import cl.fizko.redis.task.RedisTaskQueues;
import cl.fizko.redis.task.RedisTaskResults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole contract on a server in cluster mode, which refuses every script whose keys are in more
 * than one slot: with a hash tag in both prefixes none is.
 */
class ClusterModeTest extends TaskBrokerContract {

  private static final int SLOTS = 16_384;

  @TempDir static Path folder;
  private static List<RedisServer> servers = List.of();
  private final List<RedisConnections> connections = new ArrayList<>();

  @BeforeAll
  static void start() {
    assumeTrue(
        RedisServer.isInstalled(),
        "SKIPPED: no redis-server on the PATH; cluster mode is untested on this machine");
    RedisServer server =
        RedisServer.plain(folder, RedisServer.freePort(), "--cluster-enabled", "yes");
    servers = List.of(server);
    try (RedisConnections first = new RedisConnections(settings())) {
      int[] slots = IntStream.range(0, SLOTS).toArray();
      RedisCalls calls = new RedisCalls(first);
      calls.call(redis -> redis.clusterAddSlots(slots));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> calls.call(redis -> redis.clusterInfo()).contains("cluster_state:ok"));
    }
  }

  @AfterAll
  static void stop() {
    servers.forEach(RedisServer::close);
  }

  @AfterEach
  void disconnect() {
    connections.forEach(RedisConnections::close);
  }

  private static RedisSettings settings() {
    return Redis.with(Redis.at(servers.getFirst().port()), "{fizko}:", Duration.ofSeconds(5))
        .withResultKeyPrefix("{fizko}:");
  }

  @Override
  protected Fixture fixture(InstantSource clock) {
    RedisConnections fresh = new RedisConnections(settings());
    connections.add(fresh);
    new RedisCalls(fresh).call(redis -> redis.flushdb());
    return new Fixture(
        new RedisTaskBroker(fresh, clock),
        new RedisTaskResults(fresh),
        new RedisTaskQueues(fresh),
        new RedisDeadLetters(fresh, clock),
        new RedisRevocations(fresh, clock));
  }
}
