package cl.fizko.redis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Retirement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import cl.fizko.redis.task.RedisTaskQueues;
import cl.fizko.redis.task.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The broadcasts that Celery's command line has sent, sent again, and our answers beside those of a
 * Celery worker. Only what must differ is left out of the comparison.
 */
@Timeout(30)
class PidboxVectorsTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final Set<String> DIFFERENT =
      Set.of("clock", "delivery_tag", "pid", "worker_pid", "time_start");

  private final CountDownLatch held = new CountDownLatch(1);
  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T13:08:45Z"));
  private final RedisConnections connections = REDIS.connect();
  private final Inspector inspector = new Inspector(connections);
  private ControlledWorker worker = new ControlledWorker(connections, "worker1@example", clock);

  @AfterEach
  void end() {
    held.countDown();
    worker.close();
  }

  private void begin() {
    worker.start();
    inspector.awaitHearing(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping",
        "ping-destination",
        "registered",
        "active_queues",
        "clock",
        "revoke",
        "rate_limit",
        "rate_limit-off",
        "rate_limit-unknown-task",
        "time_limit",
        "add_consumer",
        "pool_grow",
        "pool_shrink",
        "autoscale-error",
        "disable_events",
        "heartbeat"
      })
  void theAnswerIsCelerys(String vector) {
    begin();
    assertSameAnswer(vector, DIFFERENT);
  }

  @Test
  void soItIsForWhatNeedsSomethingBefore() {
    begin();
    assertThat(worker.control().addQueue(new QueueName("low"))).isTrue();
    assertSameAnswer("cancel_consumer", DIFFERENT);
    assertThat(worker.control().queues()).containsExactly(ControlledWorker.QUEUE);
    inspector.ask(broadcast("revoke"));
    assertSameAnswer("revoked", DIFFERENT);
    Object first = inspector.ask(broadcast("enable_events")).path("body").path("worker1@example");
    assertThat(first).hasToString("{\"ok\":\"task events enabled\"}");
    assertSameAnswer("enable_events", DIFFERENT);
  }

  @Test
  void tasksThatRunAreToldAndStopped() throws Exception {
    begin();
    sleeping("c898ee2d-d49f-46fc-8087-bed19802e2d8");
    Set<String> late =
        Set.of("clock", "delivery_tag", "pid", "worker_pid", "time_start", "acknowledged");
    assertSameAnswer("active", late);
    assertSameAnswer("query_task", late);
    String id = "ccda23e5-51da-46f9-bdbf-3bab21a76cae";
    worker.control().resize(1);
    sleeping(id);
    assertSameAnswer("terminate", DIFFERENT);
    await().until(() -> inspector.text("celery-task-meta-" + id).orElse("").contains("REVOKED"));
    JsonNode result = Vectors.tree(inspector.text("celery-task-meta-" + id).orElseThrow());
    assertThat(result.path("result"))
        .isEqualTo(
            Vectors.tree(
                "{\"exc_type\":\"TaskRevokedError\",\"exc_message\":[\"terminated\"],"
                    + "\"exc_module\":\"celery.exceptions\"}"));
    assertThat(worker.control().active()).hasSize(1);
  }

  @Test
  void aBroadcastThatWantsNoAnswerIsObeyedAllTheSame() throws Exception {
    begin();
    String id = "535eb6aa-42fa-400c-8db2-e56aba3f4d01";
    sleeping(id);
    inspector.publish(Trees.closed(broadcast("revoke-terminate-no-reply")));
    await().until(() -> inspector.text("celery-task-meta-" + id).orElse("").contains("REVOKED"));
  }

  @Test
  void tasksThatAreTakenAndNotStartedAreReserved() {
    WorkerListener holding =
        new WorkerListener() {
          @Override
          public void started(Reserved reserved) {
            try {
              held.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    worker.close();
    worker = new ControlledWorker(connections, "worker1@example", false, holding, clock);
    worker.control().resize(1);
    publish("b9bccf58-47c0-4acc-934b-df0a1ab7187a", "demo.add", TaskOptions.DEFAULT, 1, 1);
    publish("b237583f-40bc-40a0-80f1-ee72d86baaf0", "demo.add", TaskOptions.DEFAULT, 0, 0);
    begin();
    await().until(() -> worker.control().reserved().size() == 2);
    assertSameAnswer("reserved", DIFFERENT);
  }

  @Test
  void tasksThatWaitForTheirTimeAreScheduled() {
    begin();
    publish(
        "67358992-e4b6-4325-bbd8-33214544dfc1",
        "demo.add",
        TaskOptions.DEFAULT.withNotBefore(Instant.parse("2026-11-23T14:08:47.515100Z")),
        1,
        2);
    RedisTaskQueues queues = new RedisTaskQueues(connections);
    await().until(() -> queues.delayed(ControlledWorker.QUEUE, 1).size() == 1);
    assertSameAnswer("scheduled", DIFFERENT);
  }

  @Test
  void statisticsHaveTheSameFieldsAndTypesAndTwoOfOurOwn() {
    begin();
    JsonNode theirs = theirAnswer("stats").path("body").path("worker1@example");
    ObjectNode ours =
        (ObjectNode) inspector.ask(broadcast("stats")).path("body").path("worker1@example");
    assertThat(ours.remove("software").stringValue()).isEqualTo("fizko test");
    assertThat(ours.remove("draining").booleanValue()).isFalse();
    assertThat(types(ours)).isEqualTo(types(theirs));
  }

  @Test
  void settingsAreToldWithoutSecrets() {
    begin();
    JsonNode conf = inspector.ask(broadcast("conf")).path("body").path("worker1@example");
    assertThat(conf.path("broker_url").stringValue()).isEqualTo(REDIS.url().toString());
    assertThat(conf.path("broker_transport_options").path("visibility_timeout").intValue())
        .isEqualTo(3_600);
  }

  @Test
  void helloIsAnsweredWithWhatIsRevoked() {
    begin();
    inspector.ask(broadcast("revoke"));
    JsonNode answer = inspector.ask(broadcast("hello")).path("body").path("worker1@example");
    String id = "f6dd530b-54f0-49c8-9f70-c079ce4275df";
    JsonNode entry = answer.path("revoked").path(id);
    assertThat(entry.get(0).isFloatingPointNumber()).isTrue();
    assertThat(entry.get(1).stringValue()).isEqualTo(id);
    assertThat(answer.path("clock").isIntegralNumber()).isTrue();
  }

  @Test
  void whatAStartingWorkerSaysIsRevokedIsRevokedHereToo() {
    begin();
    ObjectNode hello = broadcast("hello");
    ObjectNode known = (ObjectNode) hello.path("body").path("arguments").path("revoked");
    known.putArray("some-id").add(6_965.777310628).add("some-id");
    inspector.ask(hello);
    assertThat(worker.control().revocations())
        .extracting(each -> each.id().value())
        .containsExactly("some-id");
  }

  @Test
  void shutdownIsNotAnsweredAndEndsTheWorker() {
    CountDownLatch retired = new CountDownLatch(1);
    worker.close();
    worker =
        new ControlledWorker(
            connections,
            "worker1@example",
            false,
            new WorkerListener() {
              @Override
              public void retired(Retirement retirement) {
                if (!retirement.replace()) {
                  retired.countDown();
                }
              }
            },
            clock);
    begin();
    inspector.publish(Trees.closed(broadcast("shutdown")));
    await().until(() -> retired.getCount() == 0);
  }

  private void sleeping(String id) {
    int before = worker.control().active().size();
    publish(id, "demo.sleep", TaskOptions.DEFAULT, 25);
    await().until(() -> worker.control().active().size() > before);
  }

  private void publish(String id, String name, TaskOptions options, Object... arguments) {
    worker
        .broker()
        .publish(
            ControlledWorker.QUEUE,
            List.of(
                new Task(new TaskId(id), new TaskName(name), Arguments.of(arguments), options)));
  }

  private void assertSameAnswer(String vector, Set<String> different) {
    assertThat(Trees.without(inspector.ask(broadcast(vector)), different))
        .isEqualTo(Trees.without(theirAnswer(vector), different));
  }

  private ObjectNode broadcast(String vector) {
    ObjectNode broadcast = Trees.opened(Vectors.raw(Vectors.read("pidbox/" + vector)).getFirst());
    double expires = broadcast.path("headers").path("expires").doubleValue();
    if (expires > 0) {
      ObjectNode headers = (ObjectNode) broadcast.path("headers");
      headers.put("expires", clock.instant().getEpochSecond() + 1.0);
    }
    return broadcast;
  }

  private static ObjectNode theirAnswer(String vector) {
    return Trees.opened(Vectors.raw(Vectors.read("pidbox/" + vector)).get(1));
  }

  private static JsonNode types(JsonNode tree) {
    return Trees.without(
        tree,
        Set.of(
            "total",
            "pid",
            "clock",
            "uptime",
            "max-concurrency",
            "processes",
            "timeouts",
            "all",
            "avg",
            "raw",
            "active",
            "hostname",
            "port",
            "connect_timeout",
            "transport_options",
            "heartbeat",
            "prefetch_count",
            "utime",
            "stime",
            "maxrss",
            "ixrss",
            "idrss",
            "isrss",
            "minflt",
            "majflt",
            "nswap",
            "inblock",
            "oublock",
            "msgsnd",
            "msgrcv",
            "nsignals",
            "nvcsw",
            "nivcsw"));
  }
}
