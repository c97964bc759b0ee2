package cl.fizko.redis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import cl.fizko.redis.TestRedis;
import cl.fizko.redis.control.Trees;
import cl.fizko.redis.fault.FaultProxy;
import cl.fizko.redis.task.Bytes;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The work never waits for events, whatever becomes of them. */
@Timeout(60)
class TaskEventsTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final int MANY = 50_000;
  private static final int KEPT = 10_000;

  private final AtomicInteger events = new AtomicInteger();
  private final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
  private final Node node =
      new Node(new WorkerId("w@x"), new Node.Software("fizko", "1", "Linux"), ZoneOffset.UTC);
  private final Reserved reserved =
      new Reserved(
          new Receipt("1"),
          new QueueName("q"),
          1,
          0,
          false,
          Task.of(new TaskName("t"), Arguments.of("x")));

  @Test
  void whileRedisIsAwayTheOldestAreDroppedAndTheRestComesLater() throws Exception {
    RedisConnections direct = REDIS.connect();
    StatefulRedisPubSubConnection<byte[], byte[]> monitor = direct.subscriptions();
    monitor.addListener(
        new RedisPubSubAdapter<byte[], byte[]>() {
          @Override
          public void message(byte[] channel, byte[] message) {
            int size = Trees.opened(Bytes.text(message)).path("body").size();
            sizes.add(size);
            events.addAndGet(size);
          }
        });
    monitor.async().subscribe(Bytes.of("/0.celeryev/task.multi")).get(5, TimeUnit.SECONDS);
    try (FaultProxy proxy = FaultProxy.to(REDIS.address());
        RedisConnections connections =
            new RedisConnections(
                RedisSettings.at(RedisUrl.parse("redis://127.0.0.1:" + proxy.port() + "/0")));
        TaskEvents events = new TaskEvents(connections, node, true, InstantSource.system())) {
      proxy.refuse();
      events.start();
      Deadline soon = Deadline.in(Duration.ofSeconds(10));
      for (int i = 0; i < MANY; i++) {
        events.listener().started(reserved);
      }
      assertThat(soon.isOver()).as("waited").isFalse();
      assertThat(this.events).hasValue(0);
      proxy.pass();
      await().atMost(Duration.ofSeconds(20)).until(() -> this.events.get() >= KEPT);
      assertThat(this.events.get()).isLessThan(KEPT + 1_000);
      assertThat(sizes).allMatch(size -> size <= 200);
    }
  }

  @Test
  void theyEndThoughRedisNeverComesBack() {
    try (RedisConnections nowhere =
        new RedisConnections(RedisSettings.at(RedisUrl.parse("redis://127.0.0.1:1/0")))) {
      TaskEvents events = new TaskEvents(nowhere, node, true, InstantSource.system());
      events.start();
      for (int i = 0; i < 1_000; i++) {
        events.listener().started(reserved);
      }
      Deadline soon = Deadline.in(Duration.ofSeconds(20));
      events.close();
      assertThat(soon.isOver()).isFalse();
    }
  }
}
