package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import io.lettuce.core.RedisClient;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master, a replica, and a Sentinel that makes the one the other. */
@Timeout(120)
class SentinelTest {

  private static final Logger log = LoggerFactory.getLogger(SentinelTest.class);
  private static final String MASTER = "fizko-master";

  @TempDir Path folder;
  private final List<RedisServer> servers = new ArrayList<>();
  private final List<AutoCloseable> clients = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();
  private final Pause never = new Pause();
  private int sentinel;
  private Runnable failover = () -> {};

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(RedisServer.isInstalled(), "redis-server on the PATH");
    RedisServer master = add(RedisServer.plain(folder, RedisServer.freePort()));
    add(
        RedisServer.plain(
            folder, RedisServer.freePort(), "--replicaof", "127.0.0.1 " + master.port()));
    sentinel = RedisServer.freePort();
    Path configuration = folder.resolve("sentinel.conf");
    Files.writeString(
        configuration,
        """
        port %d
        bind 127.0.0.1
        sentinel monitor %s 127.0.0.1 %d 1
        sentinel down-after-milliseconds %s 1000
        sentinel failover-timeout %s 3000
        """
            .formatted(sentinel, MASTER, master.port(), MASTER, MASTER));
    add(RedisServer.start(folder, sentinel, configuration.toString(), "--sentinel"));
    RedisClient watching = RedisClient.create("redis://127.0.0.1:" + sentinel);
    clients.add(watching);
    StatefulRedisSentinelConnection<String, String> asked = watching.connectSentinel();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> asked.sync().replicas(MASTER).stream().anyMatch(SentinelTest::isInSync));
    clients.add(asked);
    failover = () -> asked.sync().failover(MASTER);
  }

  private static boolean isInSync(Map<String, String> replica) {
    return "ok".equals(replica.get("master-link-status"));
  }

  private RedisServer add(RedisServer server) {
    servers.add(server);
    return server;
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable client : clients.reversed()) {
      client.close();
    }
    servers.forEach(RedisServer::close);
  }

  @Test
  void celerysUrlFindsTheMasterAndWorkGoesOnWhenItDies() {
    RedisUrl url =
        RedisUrl.parse(
                "sentinel://127.0.0.1:"
                    + RedisServer.freePort()
                    + ";sentinel://127.0.0.1:"
                    + sentinel
                    + "/0")
            .withSentinelMaster(MASTER);
    survives(url, servers.getFirst()::kill);
  }

  @Test
  void lettucesUrlFindsTheMasterAndWorkGoesOnWhenItBecomesAReplica() {
    survives(RedisUrl.parse("redis-sentinel://127.0.0.1:" + sentinel + "/0#" + MASTER), failover);
  }

  private void survives(RedisUrl url, Runnable fault) {
    RedisSettings settings = RedisSettings.at(url);
    Redis client = new Redis(settings);
    clients.add(client);
    clients.add(
        WorkerProcess.start(
            settings,
            "one",
            4,
            Duration.ofSeconds(3),
            call -> {
              never.goOnAfter(Duration.ofMillis(20));
              done.incrementAndGet();
              return Outcome.succeeded("done");
            },
            WorkerListener.SILENT));
    List<Task> tasks = client.publish(100);
    await().until(() -> done.get() > 10);
    long copies = client.calls().call(redis -> redis.waitForReplication(1, 2_000));
    assertThat(copies).isPositive();
    fault.run();
    Instant lost = Instant.now();
    await()
        .atMost(Duration.ofSeconds(40))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(tasks)
                    .allSatisfy(task -> assertThat(client.result(task.id())).isPresent()));
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(client.depth()).isEqualTo(new QueueDepth(0, 0, 0)));
    log.warn(
        "All was done {} ms after the fault", Duration.between(lost, Instant.now()).toMillis());
  }
}
