package cl.fizko.redis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import cl.fizko.redis.control.ControlledWorker;
import cl.fizko.redis.control.Trees;
import cl.fizko.redis.task.Bytes;
import cl.fizko.redis.task.Vectors;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Our events beside those of a Celery worker, field by field, as a monitor hears them. */
@Timeout(30)
class EventVectorsTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final Set<String> DIFFERENT =
      Set.of(
          "clock",
          "delivery_tag",
          "pid",
          "timestamp",
          "runtime",
          "active",
          "processed",
          "loadavg",
          "sw_ident",
          "sw_ver");

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T13:10:00Z"));
  private final RedisConnections connections = REDIS.connect();
  private final Queue<String> channels = new ConcurrentLinkedQueue<>();
  private final Queue<ObjectNode> heard = new ConcurrentLinkedQueue<>();
  private final Node node =
      new Node(
          new WorkerId("worker1@example"),
          new Node.Software("fizko", "1", "Linux"),
          ZoneOffset.UTC);
  private final TaskEvents events = new TaskEvents(connections, node, true, clock);
  private final WorkerListener listener = events.listener();

  EventVectorsTest() throws Exception {
    StatefulRedisPubSubConnection<byte[], byte[]> monitor = connections.subscriptions();
    monitor.addListener(
        new RedisPubSubAdapter<byte[], byte[]>() {
          @Override
          public void message(byte[] pattern, byte[] channel, byte[] message) {
            channels.add(Bytes.text(channel));
            heard.add(Trees.opened(Bytes.text(message)));
          }
        });
    monitor.async().psubscribe(Bytes.of("/0.celeryev/*")).get(5, TimeUnit.SECONDS);
    events.start();
  }

  @AfterEach
  void end() {
    events.close();
  }

  @Test
  void received() {
    listener.received(reserved(task("task-received", "demo.add", TaskOptions.DEFAULT, 2, 3)));
    assertHeard("task-received");
  }

  @Test
  void receivedAgainWithAnEta() {
    TaskId id = id("task-received-eta");
    TaskOptions retried =
        new TaskOptions(
            0,
            Instant.parse("2026-11-23T13:10:01.399433Z"),
            TaskOptions.NEVER,
            TimeLimits.NONE,
            1,
            new Lineage.ChildOf(id, id),
            false,
            Map.of());
    listener.received(reserved(task("task-received-eta", "demo.retry_then_ok", retried, 1, 1)));
    assertHeard("task-received-eta");
  }

  @Test
  void started() {
    listener.started(reserved(task("task-started")));
    assertHeard("task-started");
  }

  @Test
  void succeeded() {
    settled("task-succeeded", Outcome.succeeded(5));
    assertHeard("task-succeeded");
  }

  @Test
  void retried() {
    String trace = vector("task-retried").get(0).path("traceback").stringValue();
    Failure failure = new Failure("RuntimeError", "builtins", "attempt 0", trace);
    settled("task-retried", new Outcome.Retried(failure, clock.instant()));
    assertHeard("task-retried");
  }

  @Test
  void failed() {
    Failure failure = new Failure("ValueError", "builtins", "boom", "the trace");
    settled("task-failed", new Outcome.Failed(failure));
    JsonNode event = awaitHeard().path("body").get(0);
    assertThat(event.path("exception").stringValue()).isEqualTo("ValueError('boom')");
    assertThat(event.path("traceback").stringValue()).isEqualTo("the trace");
    assertThat(Trees.without(event, with("exception", "traceback")))
        .isEqualTo(Trees.without(vector("task-failed").get(0), with("exception", "traceback")));
  }

  @Test
  void revoked() {
    settled("task-revoked", new Outcome.Revoked("revoked"));
    assertHeard("task-revoked");
  }

  @Test
  void revokedBecauseItExpired() {
    settled("task-revoked-expired", new Outcome.Revoked("expired"));
    assertHeard("task-revoked-expired");
  }

  @Test
  void revokedWhileItRan() {
    settled("task-revoked-terminated", new Outcome.Revoked("terminated"));
    assertHeard("task-revoked-terminated");
  }

  @Test
  void rejectedWhenItIsHandedBack() {
    settled("task-started", new Outcome.Released());
    JsonNode event = awaitHeard().path("body").get(0);
    assertThat(event.path("type").stringValue()).isEqualTo("task-rejected");
    assertThat(event.path("requeue").booleanValue()).isTrue();
  }

  @Test
  void whatEndsAfterItsLeaseWasLostIsNotTold() {
    listener.settled(
        reserved(task("task-started")), Outcome.succeeded(1), Settlement.LEASE_LOST, Duration.ZERO);
    assertThat(events.disable()).isTrue();
    listener.started(reserved(task("task-started")));
    assertThat(events.enable()).isTrue();
    settled("task-revoked", new Outcome.Revoked("revoked"));
    assertHeard("task-revoked");
  }

  @Test
  void theWorkersOwnEvents() {
    try (ControlledWorker worker =
        new ControlledWorker(connections, "worker1@example", clock).start()) {
      await().until(() -> !heard.isEmpty());
      assertThat(worker.broker()).isNotNull();
    }
    await().until(() -> channels.contains("/0.celeryev/worker.offline"));
    assertSame(heard.remove(), "worker-online");
    ObjectNode next = heard.remove();
    if (next.path("body").path("type").stringValue().equals("worker-heartbeat")) {
      assertSame(next, "worker-heartbeat");
      next = heard.remove();
    }
    assertSame(next, "worker-offline");
  }

  @Test
  void hoursWestOfUtcFollowTheZone() {
    Node santiago = new Node(node.name(), node.software(), ZoneId.of("America/Santiago"));
    assertThat(santiago.hoursWest(Instant.parse("2026-11-23T13:10:00Z"))).isEqualTo(3);
    assertThat(santiago.hoursWest(Instant.parse("2026-07-23T13:10:00Z"))).isEqualTo(4);
    Node kolkata = new Node(node.name(), node.software(), ZoneId.of("Asia/Kolkata"));
    assertThat(kolkata.hoursWest(clock.instant())).isEqualTo(-6);
  }

  private void settled(String vector, Outcome outcome) {
    listener.settled(reserved(task(vector)), outcome, Settlement.SETTLED, Duration.ofMillis(3));
  }

  private Task task(String vector) {
    return task(vector, "demo.add", TaskOptions.DEFAULT, 2, 3);
  }

  private Task task(String vector, String name, TaskOptions options, Object... arguments) {
    return new Task(id(vector), new TaskName(name), Arguments.of(arguments), options);
  }

  private static Reserved reserved(Task task) {
    return new Reserved(new Receipt("1"), new QueueName("celery"), 1, 0, false, task);
  }

  private static TaskId id(String vector) {
    return new TaskId(vector(vector).get(0).path("uuid").stringValue());
  }

  private static JsonNode vector(String name) {
    return Vectors.read("events/" + name).path("decoded_body");
  }

  private ObjectNode awaitHeard() {
    await().until(() -> !heard.isEmpty());
    return heard.remove();
  }

  private void assertHeard(String vector) {
    assertSame(awaitHeard(), vector);
    assertThat(channels).containsExactly("/0.celeryev/task.multi");
  }

  private static void assertSame(ObjectNode message, String vector) {
    ObjectNode theirs = Trees.opened(Vectors.raw(Vectors.read("events/" + vector)).getFirst());
    assertThat(Trees.without(message, DIFFERENT)).isEqualTo(Trees.without(theirs, DIFFERENT));
  }

  private static Set<String> with(String... more) {
    Set<String> all = new HashSet<>(DIFFERENT);
    all.addAll(Set.of(more));
    return all;
  }
}
