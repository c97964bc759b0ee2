package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.RedisOptions;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import cl.fizko.redis.control.ControlledWorker;
import cl.fizko.redis.control.Trees;
import cl.fizko.redis.task.Bytes;
import cl.fizko.redis.task.Vectors;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Remote control comes back by itself, and its troubles are not the work's. */
@Timeout(60)
class ControlFaultsTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final byte[] CHANNEL = Bytes.of("/0.celery.pidbox");
  private static final byte[] BINDINGS = Bytes.of("_kombu.binding.celery.pidbox");
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void itIsHeardAgainAfterItsConnectionWasCut() {
    RedisConnections direct = REDIS.connect();
    try (FaultProxy proxy = FaultProxy.to(REDIS.address());
        RedisConnections connections = new RedisConnections(Redis.at(proxy.port()));
        ControlledWorker worker = new ControlledWorker(connections, "w@x", CLOCK).start();
        Redis client = new Redis(direct.settings())) {
      awaitObedience(client, worker, "first");
      proxy.cut();
      awaitObedience(client, worker, "second");
    }
  }

  @Test
  void itIsHeardAgainAndRegisteredAgainAfterARedisThatForgets(@TempDir Path data) {
    try (EmbeddedRedis server = EmbeddedRedis.start(RedisOptions.keptIn(data));
        RedisConnections connections = new RedisConnections(Redis.at(server.port()));
        ControlledWorker worker = new ControlledWorker(connections, "w@x", CLOCK).start();
        Redis client = new Redis(Redis.at(server.port()))) {
      awaitObedience(client, worker, "first");
      client.calls().call(redis -> redis.flushall());
      server.kill();
      server.restart();
      awaitObedience(client, worker, "second");
      await()
          .ignoreExceptions()
          .until(() -> client.calls().call(redis -> redis.scard(BINDINGS)) == 1);
    }
  }

  @Test
  void itIsRegisteredOnceRedisLetsIt() {
    RedisConnections direct = REDIS.connect();
    try (FaultProxy proxy = FaultProxy.to(REDIS.address());
        RedisConnections connections = new RedisConnections(Redis.at(proxy.port()));
        Redis client = new Redis(direct.settings())) {
      proxy.refuseCommands("SADD", "LOADING Redis is loading the dataset in memory");
      try (ControlledWorker worker = new ControlledWorker(connections, "w@x", CLOCK).start()) {
        awaitObedience(client, worker, "first");
        assertThat((long) client.calls().call(redis -> redis.scard(BINDINGS))).isZero();
        proxy.pass();
        await().until(() -> client.calls().call(redis -> redis.scard(BINDINGS)) == 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"celeryev", "celery.pidbox", "SUBSCRIBE"})
  void theWorkIsNotHurtByWhatRedisRefuses(String command) {
    RedisConnections direct = REDIS.connect();
    try (FaultProxy proxy = FaultProxy.to(REDIS.address());
        RedisConnections connections = new RedisConnections(Redis.at(proxy.port()));
        Redis client = new Redis(direct.settings())) {
      proxy.refuseCommands(command, "NOPERM this user has no permissions");
      try (ControlledWorker worker =
          new ControlledWorker(connections, "w@x", true, WorkerListener.SILENT, CLOCK).start()) {
        Task task = ControlledWorker.add();
        worker.broker().publish(ControlledWorker.QUEUE, List.of(task));
        assertThat(client.results().await(task.id(), Duration.ofSeconds(20)))
            .get()
            .isInstanceOf(TaskResult.Succeeded.class);
        proxy.pass();
        awaitObedience(client, worker, "after all");
      }
    }
  }

  @Test
  void monitorsHearOfTheWorkerAgain() throws Exception {
    RedisConnections direct = REDIS.connect();
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    StatefulRedisPubSubConnection<byte[], byte[]> monitor = direct.subscriptions();
    monitor.addListener(
        new RedisPubSubAdapter<byte[], byte[]>() {
          @Override
          public void message(byte[] pattern, byte[] channel, byte[] message) {
            heard.add(Bytes.text(channel));
          }
        });
    monitor.async().psubscribe(Bytes.of("/0.celeryev/*")).get(5, TimeUnit.SECONDS);
    try (FaultProxy proxy = FaultProxy.to(REDIS.address());
        RedisConnections connections = new RedisConnections(Redis.at(proxy.port()));
        ControlledWorker worker =
            new ControlledWorker(connections, "w@x", true, WorkerListener.SILENT, CLOCK).start()) {
      await().until(() -> heard.contains("/0.celeryev/worker.online"));
      proxy.cut();
      heard.clear();
      await().until(() -> heard.contains("/0.celeryev/worker.heartbeat"));
      worker.broker().publish(ControlledWorker.QUEUE, List.of(ControlledWorker.add()));
      await().until(() -> heard.contains("/0.celeryev/task.multi"));
    }
  }

  /** Revokes by a broadcast until the worker has heard it. */
  private static void awaitObedience(Redis client, ControlledWorker worker, String id) {
    ObjectNode broadcast =
        Trees.opened(Vectors.raw(Vectors.read("pidbox/revoke-terminate-no-reply")).getFirst());
    ((ObjectNode) broadcast.path("body").path("arguments")).put("task_id", id);
    byte[] message = Trees.closed(broadcast);
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(
            () -> {
              client.calls().call(redis -> redis.publish(CHANNEL, message));
              return worker.control().revocations().stream()
                  .anyMatch(each -> each.id().value().equals(id));
            });
  }
}
