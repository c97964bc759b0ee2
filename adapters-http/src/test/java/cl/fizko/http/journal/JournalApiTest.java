package cl.fizko.http.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.KnownQueues;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.TaskRetry;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.LogLine;
import cl.fizko.core.task.journal.TaskState;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskJournal;
import cl.fizko.core.task.port.InMemoryTaskLogs;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.task.port.InMemoryTaskTotals;
import cl.fizko.core.task.port.InMemoryWorkers;
import cl.fizko.http.Answer;
import cl.fizko.http.StoredResults;
import cl.fizko.http.TestServer;
import cl.fizko.http.json.Json;
import cl.fizko.http.overview.Gauges;
import cl.fizko.http.overview.OverviewFeature;
import cl.fizko.http.overview.Sampler;
import cl.fizko.http.stream.EventStreams;
import cl.fizko.http.stream.StreamSettings;
import cl.fizko.http.worker.WorkerFeature;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JournalApiTest {

  private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
  private static final QueueName QUEUE = new QueueName("default");

  private final InstantSource clock = InstantSource.system();
  private final Json json = new Json();
  private final InMemoryTaskBroker broker =
      new InMemoryTaskBroker(new InMemoryTaskResults(), clock);
  private final StoredResults results = new StoredResults();
  private final InMemoryTaskJournal journal = new InMemoryTaskJournal(1_000);
  private final InMemoryTaskLogs logs = new InMemoryTaskLogs();
  private final InMemoryWorkers workers = new InMemoryWorkers();
  private final KnownQueues known = new KnownQueues(broker, List.of(QUEUE));
  private final EventStreams streams = new EventStreams(StreamSettings.DEFAULT);
  private final TaskWatch watch = new TaskWatch(results, json);
  private final Sampler sampler =
      new Sampler(
          new Gauges(new InMemoryTaskTotals(), broker, known, broker, workers, clock), json);
  private final TestServer web =
      new TestServer(
          new JournalFeature(
              new TaskDetails(journal, logs, results, broker, known, broker),
              watch,
              streams,
              broker,
              new TaskRetry(
                  results, broker, new TaskSender(broker, new TaskRoutes(Map.of(), QUEUE), clock)),
              json),
          new WorkerFeature(workers, broker, json),
          new OverviewFeature(sampler, streams));

  JournalApiTest() {
    watch.start();
    streams.start();
    sampler.start();
  }

  @AfterEach
  void end() {
    sampler.close();
    streams.close();
    watch.close();
    web.close();
  }

  private static JournalEntry entry(String id, TaskState state, String error) {
    return new JournalEntry(
        new TaskId(id),
        "demo.add",
        "default",
        "celery@a",
        state,
        1,
        NOON,
        Duration.ofMillis(5),
        error);
  }

  @Test
  void tasksAreSearchedPageByPage() {
    journal.write(
        List.of(
            entry("a", TaskState.SUCCESS, ""),
            entry("b", TaskState.FAILURE, "ValueError: no"),
            entry("c", TaskState.SUCCESS, "")));
    Answer first = web.get("/api/v1/tasks?limit=2");
    assertThat(first.body())
        .contains("\"id\":\"c\"", "\"id\":\"b\"")
        .doesNotContain("\"id\":\"a\"");
    String next = String.valueOf(first.object().get("next"));
    Answer last = web.get("/api/v1/tasks?limit=2&cursor=" + next);
    assertThat(last.body()).contains("\"id\":\"a\"").doesNotContain("\"next\"");
    assertThat(web.get("/api/v1/tasks?state=FAILURE,RETRY&q=VALUEERROR").body())
        .contains("\"id\":\"b\"", "\"duration_ms\":5.0", "\"error\":\"ValueError: no\"")
        .doesNotContain("\"id\":\"a\"");
  }

  @Test
  void allThatIsWrongWithASearchIsTold() {
    Answer answer = web.get("/api/v1/tasks?state=DONE&since=yesterday&limit=0&page=2");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("\"state\"", "\"since\"", "\"limit\"", "\"page\"");
    assertThat(web.get("/api/v1/tasks?cursor=eA").status()).isEqualTo(422);
  }

  @Test
  void aTaskIsShownWithItsSecretsMasked() {
    TaskId id = new TaskId("a");
    journal.write(List.of(entry("a", TaskState.STARTED, ""), entry("a", TaskState.SUCCESS, "")));
    results.put(new TaskResult.Succeeded(id, Map.of("token", "hush", "rut", "1-9"), NOON));
    results.putAsked(
        new Task(
            id,
            new TaskName("demo.add"),
            Arguments.named(Map.of("password", "hush")),
            TaskOptions.DEFAULT));
    logs.append(List.of(new LogLine(id, NOON, "INFO", "sii", "logged in")));
    Answer answer = web.get("/api/v1/tasks/a");
    assertThat(answer.body())
        .contains("\"state\":\"SUCCESS\"", "\"password\":\"***\"", "\"rut\":\"1-9\"", "logged in")
        .doesNotContain("hush");
    assertThat(answer.object().get("timeline"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
    assertThat(web.get("/api/v1/tasks/nobody").status()).isEqualTo(404);
  }

  @Test
  void aTaskThatWaitsIsFoundInItsQueue() {
    Task task = Task.of(new TaskName("demo.add"), Arguments.of(1, 2));
    broker.publish(QUEUE, List.of(task));
    assertThat(web.get("/api/v1/tasks/" + task.id()).body())
        .contains("\"state\":\"PENDING\"", "\"args\":[1,2]", "\"queue\":\"default\"");
  }

  @Test
  void aTaskIsFollowedToItsEnd() {
    TaskId id = new TaskId("a");
    results.put(new TaskResult.Running(id, new Progress(50, "half")));
    Thread ending =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  while (watch.size() == 0) {
                    Thread.onSpinWait();
                  }
                  results.put(new TaskResult.Succeeded(id, 5, NOON));
                });
    ending.start();
    String told = web.get("/api/v1/tasks/a/stream").body();
    assertThat(told).contains("event: end", "data: {\"state\":\"SUCCESS\",\"result\":5}");
    await().untilAsserted(() -> assertThat(watch.size()).isZero());
  }

  @Test
  void aTaskOfWhichNothingIsKnownIsNotRetried() {
    Answer answer =
        web.send(
            web.request("/api/v1/tasks/a/retry")
                .header("Authorization", "Bearer " + TestServer.OPERATOR)
                .POST(BodyPublishers.noBody()));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("Nothing is known");
  }

  @Test
  void workersAreListedAndToldToEnd() {
    assertThat(web.get("/api/celery/stats").body()).contains("\"active_tasks\":null");
    workers.add(
        new WorkerSeen(
            new WorkerId("celery@a"),
            7,
            "fizko test",
            false,
            2,
            1,
            List.of(QUEUE),
            12,
            104_857_600,
            Duration.ofMinutes(1),
            NOON,
            WorkerSeen.Detail.NONE));
    assertThat(drain("celery@nobody").status()).isEqualTo(404);
    assertThat(workers.drained()).isEmpty();
  }

  @Test
  void aWorkerThatIsToldToEndHearsIt() {
    workers.add(
        new WorkerSeen(
            new WorkerId("celery@a"),
            7,
            "fizko test",
            false,
            2,
            1,
            List.of(QUEUE),
            12,
            104_857_600,
            Duration.ofMinutes(1),
            NOON,
            WorkerSeen.Detail.NONE));
    assertThat(web.get("/api/v1/workers").body())
        .contains(
            "\"name\":\"celery@a\"",
            "\"host\":\"a\"",
            "\"status\":\"running\"",
            "\"memory_mb\":100",
            "\"processed\":12");
    assertThat(drain("celery@a").status()).isEqualTo(202);
    assertThat(workers.drained()).containsExactly("celery@a");
  }

  private Answer drain(String worker) {
    return web.send(
        web.request("/api/v1/workers/" + worker + "/drain")
            .header("Authorization", "Bearer " + TestServer.OPERATOR)
            .POST(BodyPublishers.noBody()));
  }

  @Test
  void anOverviewIsThereAtOnce() {
    broker.publish(QUEUE, List.of(Task.of(new TaskName("demo.add"), Arguments.NONE)));
    Answer answer = web.get("/api/v1/overview");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.object()).containsEntry("waiting", 1).containsEntry("succeeded", 0);
  }
}
