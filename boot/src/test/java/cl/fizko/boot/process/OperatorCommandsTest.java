package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cl.fizko.boot.role.Client;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator asks the broker, and tells it, from the command line. */
@Timeout(120)
class OperatorCommandsTest {

  private static final QueueName MAIN = new QueueName("default");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final QueueName LOW = new QueueName("low");

  private final Redis redis = new Redis();
  private final Client client = redis.client();

  @AfterEach
  void close() {
    client.close();
    redis.close();
  }

  private record Run(int exit, String output) {

    List<JsonNode> json() {
      return output.lines().map(line -> new JsonMapper().readTree(line)).toList();
    }
  }

  @Test
  void queuesShowsWhatEachHoldsAndWhetherItIsPaused() throws Exception {
    client.sender().send(task("demo.noop"), MAIN);
    client.sender().send(task("demo.noop"), MAIN);
    TaskOptions later = TaskOptions.DEFAULT.withNotBefore(Instant.parse("2100-01-01T00:00:00Z"));
    client.sender().send(task("demo.noop").with(later), LOW);
    client.queues().pause(LOW);
    Run table = fizko("queues");
    assertThat(table.exit()).isZero();
    assertThat(table.output().lines().map(line -> line.replaceAll(" +", " ")))
        .first()
        .isEqualTo("QUEUE READY DELAYED LEASED PAUSED");
    assertThat(table.output().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("default 2 0 0 no");
    assertThat(fizko("queues", "--json").json())
        .extracting(
            line -> line.path("queue").asString(), line -> line.path("paused").booleanValue())
        .containsExactly(tuple("default", false), tuple("low", true));
  }

  @Test
  void aQueueIsPausedAndGoesOn() throws Exception {
    assertThat(fizko("queues", "pause", "low")).isEqualTo(new Run(0, "Queue low is paused."));
    assertThat(client.queues().paused()).containsExactly(LOW);
    assertThat(fizko("queues", "resume", "low")).isEqualTo(new Run(0, "Queue low goes on."));
    assertThat(client.queues().paused()).isEmpty();
    Run unknown = fizko("queues", "pause", "lwo");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.output()).contains("There is no queue 'lwo'; known are default, low.");
    assertThat(client.queues().paused()).isEmpty();
  }

  @Test
  void aRevokedTaskIsNotRunAndOneThatRunsIsStopped() throws Exception {
    Task runs = Task.of(new TaskName("demo.sleep"), Arguments.of(60));
    Task waits = Task.of(new TaskName("demo.sleep"), Arguments.of(0));
    try (FizkoProcess worker = worker(Map.of("CELERY_CONCURRENCY", "1"))) {
      worker.awaitLine("ready.");
      client.sender().send(runs, MAIN);
      worker.awaitLine(runs.id() + "] received");
      client.sender().send(waits, MAIN);
      Run revoked = fizko("revoke", waits.id().value(), runs.id().value(), "--terminate");
      assertThat(revoked.exit()).isZero();
      for (Task task : List.of(runs, waits)) {
        assertThat(client.results().await(task.id(), PATIENCE))
            .get()
            .isInstanceOf(TaskResult.Revoked.class);
      }
    }
    Run late = fizko("revoke", runs.id().value());
    assertThat(late.exit()).isEqualTo(1);
    assertThat(late.output()).contains(runs.id() + " has ended already");
  }

  @Test
  void deadLettersAreShownReplayedAndDiscarded() throws Exception {
    deadLetters(MAIN, "no.such.one", "no.such.two", "no.such.two");
    deadLetters(LOW, "no.such.one");
    List<JsonNode> all = fizko("dead-letters").json();
    assertThat(all).hasSize(4);
    String id = all.getFirst().path("id").asString();
    JsonNode shown = new JsonMapper().readTree(fizko("dead-letters", "show", id).output());
    assertThat(shown.path("task").asString()).isEqualTo("no.such.one");
    assertThat(shown.path("queue").asString()).isEqualTo("low");
    assertThat(shown.path("reason").asString()).contains("NotRegistered");
    assertThat(shown.path("attempts").isIntegralNumber()).isTrue();
    assertThat(shown.at("/message/headers/task").asString()).isEqualTo("no.such.one");
    assertThat(shown.at("/message/body/0/0").asString()).isEqualTo("ñandú");

    assertThat(fizko("dead-letters", "--task", "no.such.two", "--limit", "1").json()).hasSize(1);
    Run some = fizko("dead-letters", "replay", id, "nobody");
    assertThat(some.exit()).isEqualTo(1);
    assertThat(some.output()).contains("Replayed 1", "There is no dead letter nobody");
    assertThat(client.queues().depth(LOW)).isEqualTo(new QueueDepth(1, 0, 0));
    assertThat(fizko("dead-letters", "replay", "--task", "no.such.two"))
        .isEqualTo(new Run(0, "Replayed 2"));
    assertThat(client.queues().depth(MAIN)).isEqualTo(new QueueDepth(2, 0, 0));

    Run asked = fizko("dead-letters", "discard", "--all");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.output()).contains("1 dead letters", "--yes");
    assertThat(client.deadLetters().count()).isEqualTo(1);
    assertThat(fizko("dead-letters", "discard", "--all", "--yes"))
        .isEqualTo(new Run(0, "Discarded 1"));
    assertThat(client.deadLetters().count()).isZero();
  }

  @Test
  void whatIsWrongIsSaidBeforeAnythingIsDone() throws Exception {
    Run both = fizko("dead-letters", "replay", "an-id", "--all");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.output()).contains("one of them only");
    Run none = fizko("dead-letters", "discard");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.output()).contains("Expected ids, a filter");
    Run unknown = fizko("dead-letters", "show", "nobody");
    assertThat(unknown).isEqualTo(new Run(1, "There is no dead letter nobody"));
    redis.server().kill();
    Run away = fizko("queues");
    assertThat(away.exit()).isEqualTo(1);
    assertThat(away.output()).contains(redis.url()).doesNotContain("\tat ");
  }

  private void deadLetters(QueueName queue, String... names) throws Exception {
    long before = client.deadLetters().count();
    try (FizkoProcess worker = worker(Map.of("FIZKO_UNKNOWN_TASK_PATIENCE", "0"))) {
      for (String name : names) {
        client.sender().send(Task.of(new TaskName(name), Arguments.of("ñandú")), queue);
      }
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> client.deadLetters().count() == before + names.length);
      worker.terminate();
      worker.exitCode();
    }
  }

  private FizkoProcess worker(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("REDIS_URL", redis.url());
    environment.put("FIZKO_DEMO_TASKS", "true");
    return FizkoProcess.fizko(environment, "worker");
  }

  private Run fizko(String... arguments) throws Exception {
    try (FizkoProcess process = FizkoProcess.fizko(Map.of("REDIS_URL", redis.url()), arguments)) {
      int exit = process.exitCode();
      return new Run(exit, process.output());
    }
  }

  private static Task task(String name) {
    return Task.of(new TaskName(name), Arguments.NONE);
  }
}
