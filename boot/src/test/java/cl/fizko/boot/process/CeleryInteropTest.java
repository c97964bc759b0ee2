package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.boot.role.Client;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.canvas.Canvas;
import cl.fizko.core.task.canvas.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our processes and real Celery processes on the same queues. */
@Timeout(180)
class CeleryInteropTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @BeforeAll
  static void celeryIsInstalled() throws Exception {
    Celery.mustBeInstalled();
  }

  @Test
  void aTaskSentByCeleryRunsOnOurWorkerAndItsResultIsRead() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess worker =
            FizkoProcess.fizko(
                Map.of(
                    "REDIS_URL", redis.url(),
                    "FIZKO_DEMO_TASKS", "true",
                    "FIZKO_UNKNOWN_TASK_PATIENCE", "1"),
                "worker")) {
      worker.awaitLine("ready.");
      try (FizkoProcess client = Celery.python(redis, "client.py")) {
        assertThat(client.exitCode()).as(client.output()).isZero();
        assertThat(client.output()).endsWith("all as expected");
      }
    }
  }

  @Test
  void aCeleryWorkerSeesInWhichTraceItsTaskWasSent() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess worker = Celery.worker(redis)) {
      worker.awaitLine("ready.");
      Task task = task("python.trace");
      assertThat(run(client, task))
          .isInstanceOfSatisfying(
              TaskResult.Succeeded.class,
              done -> assertThat((List<?>) done.value()).first().isEqualTo(task.trace().parent()));
    }
  }

  @Test
  void aTaskThatWeSendRunsOnACeleryWorker() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess worker = Celery.worker(redis)) {
      worker.awaitLine("ready.");
      assertThat(run(client, task("python.add", 2, 3)))
          .isInstanceOfSatisfying(
              TaskResult.Succeeded.class, done -> assertThat(done.value()).isEqualTo(5));
      assertThat(run(client, task("python.echo", "ñ ☂ \ud83d\ude00", List.of(), Map.of())))
          .isInstanceOfSatisfying(
              TaskResult.Succeeded.class,
              done ->
                  assertThat(done.value())
                      .isEqualTo(
                          Map.of(
                              "args",
                              List.of("ñ ☂ \ud83d\ude00", List.of(), Map.of()),
                              "kwargs",
                              Map.of())));
      assertThat(run(client, task("python.fail", "no such folio")))
          .isInstanceOfSatisfying(
              TaskResult.Failed.class,
              failed -> {
                assertThat(failed.failure().type()).isEqualTo("ValueError");
                assertThat(failed.failure().message()).isEqualTo("no such folio");
              });
      assertThat(run(client, task("python.retry_once"))).isInstanceOf(TaskResult.Succeeded.class);
      Instant now = Instant.now();
      TaskOptions everything =
          TaskOptions.DEFAULT
              .withPriority(9)
              .withNotBefore(now.plusMillis(500))
              .withExpires(now.plusSeconds(60))
              .withHeaders(Map.of("tenant", "ñandú", "empty", List.of()));
      Task odd =
          new Task(
              new TaskId("any/text ñ"), new TaskName("python.add"), Arguments.of(1, 1), everything);
      assertThat(run(client, odd)).isInstanceOf(TaskResult.Succeeded.class);
      assertThat(run(client, task("python.add", 1, 1))).isInstanceOf(TaskResult.Succeeded.class);
    }
  }

  @Test
  void workersOfBothKindsShareAQueue() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess python = Celery.worker(redis);
        FizkoProcess java =
            FizkoProcess.fizko(
                Map.of(
                    "REDIS_URL", redis.url(),
                    "FIZKO_DEMO_TASKS", "true",
                    "FIZKO_UNKNOWN_TASK_PATIENCE", "1000"),
                "worker")) {
      python.awaitLine("ready.");
      java.awaitLine("ready.");
      Task known = task("python.add", 20, 22);
      client.sender().send(known, new QueueName("default"));
      assertThat(client.results().await(known.id(), PATIENCE))
          .get()
          .isInstanceOf(TaskResult.Succeeded.class);
    }
  }

  @Test
  void canvasesSentByCeleryRunOnWorkersOfBothKinds() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess python = Celery.worker(redis, "python");
        FizkoProcess java =
            FizkoProcess.fizko(
                Map.of("REDIS_URL", redis.url(), "FIZKO_DEMO_TASKS", "true"), "worker")) {
      python.awaitLine("ready.");
      java.awaitLine("ready.");
      try (FizkoProcess client = Celery.python(redis, "canvas.py")) {
        assertThat(client.exitCode()).as(client.output()).isZero();
        assertThat(client.output()).endsWith("all as expected");
      }
    }
  }

  @Test
  void canvasesThatWeSendRunOnWorkersOfBothKinds() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess python = Celery.worker(redis, "python");
        FizkoProcess java =
            FizkoProcess.fizko(
                Map.of("REDIS_URL", redis.url(), "FIZKO_DEMO_TASKS", "true"), "worker")) {
      python.awaitLine("ready.");
      java.awaitLine("ready.");
      Step add = Step.of(new TaskName("demo.add"), 10);
      Step theirs = Step.of(new TaskName("python.add"), 10).onQueue(new QueueName("python"));
      Step sum = Step.of(new TaskName("demo.sum"));
      Step total = Step.of(new TaskName("python.total")).onQueue(new QueueName("python"));
      Step fail =
          Step.of(new TaskName("python.fail"), "no such folio").onQueue(new QueueName("python"));
      assertThat(run(client, Canvas.chain(start(add), theirs, add, theirs))).isEqualTo(41);
      assertThat(run(client, Canvas.chain(start(theirs), add, theirs))).isEqualTo(31);
      assertThat(run(client, Canvas.chord(List.of(start(add), start(theirs)), total)))
          .isEqualTo(22);
      assertThat(run(client, Canvas.chord(List.of(start(theirs), start(theirs)), sum)))
          .isEqualTo(22);
      assertThat(
              run(
                  client,
                  Canvas.chain(start(theirs), Canvas.group(add, theirs), total, add, theirs)))
          .isEqualTo(62);
      TaskId body = client.sender().send(Canvas.chord(List.of(start(add), fail), sum)).getFirst();
      assertThat(client.results().await(body, PATIENCE))
          .get()
          .isInstanceOfSatisfying(
              TaskResult.Failed.class,
              failed -> assertThat(failed.failure().type()).isEqualTo("ChordError"));
    }
  }

  private static Step start(Step step) {
    return new Step(step.name(), Arguments.of(1, 10), step.immutable(), step.options());
  }

  private static Object run(Client client, Canvas canvas) {
    TaskResult result =
        client.results().await(client.sender().send(canvas).getFirst(), PATIENCE).orElseThrow();
    return result instanceof TaskResult.Succeeded done ? done.value() : result;
  }

  private static TaskResult run(Client client, Task task) {
    client.sender().send(task);
    return client.results().await(task.id(), PATIENCE).orElseThrow();
  }

  private static Task task(String name, Object... arguments) {
    return Task.of(new TaskName(name), Arguments.of(arguments));
  }
}
