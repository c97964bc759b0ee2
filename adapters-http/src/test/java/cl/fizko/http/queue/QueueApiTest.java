package cl.fizko.http.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.WorkerId;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueApiTest {

  private static final QueueName DEFAULT = new QueueName("default");

  private final TestServer web = new TestServer();

  @AfterEach
  void end() {
    web.close();
  }

  private static Task task(Map<String, Object> kwargs) {
    return Task.of(new TaskName("demo.echo"), Arguments.named(kwargs));
  }

  private List<?> items(String path) {
    return (List<?>) web.get(path).object().getOrDefault("items", List.of());
  }

  private Map<?, ?> queue(String name) {
    return items("/api/v1/queues").stream()
        .<Map<?, ?>>map(each -> (Map<?, ?>) each)
        .filter(each -> name.equals(each.get("name")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void queuesAreListedWithWhatLiesInThem() {
    web.operation.publish(DEFAULT, List.of(task(Map.of()), task(Map.of()), task(Map.of())));
    Task later =
        task(Map.of())
            .with(TaskOptions.DEFAULT.withNotBefore(Instant.parse("2999-01-01T00:00:00Z")));
    web.operation.publish(new QueueName("found"), List.of(later));
    WorkerId worker = new WorkerId("w");
    web.operation.reserve(worker, List.of(new QueueName("found")), 1, Duration.ofSeconds(60));
    web.operation.reserve(worker, List.of(DEFAULT), 1, Duration.ofSeconds(60));

    assertThat(queue("default").entrySet().toString())
        .contains("waiting=2", "delayed=0", "running=1", "paused=false", "oldest_seconds=0");
    assertThat(queue("low").entrySet().toString()).contains("waiting=0", "oldest_seconds=null");
    assertThat(queue("found").entrySet().toString()).contains("delayed=1");
  }

  @Test
  void theTasksOfAQueueAreShownWithTheirSecretsMasked() {
    web.operation.publish(
        DEFAULT, List.of(task(Map.of("rut", "1-9", "password", "s3cret")), task(Map.of())));

    Answer shown = web.get("/api/v1/queues/default/tasks");

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body())
        .contains("\"rut\":\"1-9\"", "\"password\":\"***\"")
        .doesNotContain("s3cret");
    assertThat(items("/api/v1/queues/default/tasks?limit=1")).hasSize(1);
    assertThat(web.get("/api/v1/queues/default/tasks?limit=0&page=2").wrongFields())
        .containsExactly("page", "limit");
  }

  @Test
  void aQueueIsStoppedAndGoesOn() {
    assertThat(web.post("/api/v1/queues/low/pause", "").status()).isEqualTo(204);
    assertThat(web.operation.paused()).containsExactly(new QueueName("low"));
    assertThat(web.post("/api/v1/queues/low/resume", "").status()).isEqualTo(204);
    assertThat(web.operation.paused()).isEmpty();
  }

  @Test
  void aQueueIsPurgedOnlyByWhoeverNamesItTwice() {
    web.operation.publish(DEFAULT, List.of(task(Map.of()), task(Map.of())));

    assertThat(web.post("/api/v1/queues/default/purge", "{}").wrongFields())
        .containsExactly("confirm");
    assertThat(web.post("/api/v1/queues/default/purge", "{\"confirm\":\"low\"}").status())
        .isEqualTo(422);
    assertThat(web.operation.depth(DEFAULT).ready()).isEqualTo(2);
    assertThat(web.post("/api/v1/queues/default/purge", "{\"confirm\":\"default\"}").object())
        .containsEntry("purged", 2);
    assertThat(web.operation.depth(DEFAULT).ready()).isZero();
  }

  @Test
  void aQueueThatNobodyKnowsIsNotFound() {
    for (String path : List.of("pause", "resume", "purge")) {
      assertThat(web.post("/api/v1/queues/typo/" + path, "{\"confirm\":\"typo\"}").status())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(web.get("/api/v1/queues/typo/tasks").status()).isEqualTo(404);
    assertThat(web.get("/api/v1/queues/%00/tasks").status()).isIn(400, 404);
  }
}
