package cl.fizko.redis.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Results of real Celery workers, read and written. */
class ResultVectorsTest {

  private static final TaskId ID = new TaskId("an id");
  private static final Instant NOW = Instant.parse("2026-11-23T13:07:56.147169Z");

  private final CeleryJson json = new CeleryJson();
  private final ResultReader reader = new ResultReader(json);
  private final ResultWriter writer = new ResultWriter(json);

  static Stream<Path> all() {
    return Vectors.files("results").stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyCapturedResultIsRead(Path file) {
    for (String raw : Vectors.raw(Vectors.read(file))) {
      JsonNode captured = Vectors.tree(raw);
      if (!captured.isObject() || !captured.has("status")) {
        continue;
      }
      TaskResult result = reader.read(ID, raw.getBytes(StandardCharsets.UTF_8));
      switch (result) {
        case TaskResult.Succeeded done -> {
          assertThat(captured.path("status").stringValue()).isEqualTo("SUCCESS");
          assertThat(json.tree(done.value())).isEqualTo(captured.path("result"));
          assertThat(done.doneAt()).isAfter(Instant.EPOCH);
        }
        case TaskResult.Failed failed -> {
          assertThat(captured.path("status").stringValue()).isEqualTo("FAILURE");
          assertThat(failed.failure().type())
              .isEqualTo(captured.path("result").path("exc_type").stringValue());
        }
        case TaskResult.Revoked revoked ->
            assertThat(captured.path("status").stringValue()).isEqualTo("REVOKED");
        case TaskResult.Retrying retrying ->
            assertThat(captured.path("status").stringValue()).isEqualTo("RETRY");
        case TaskResult.Started started ->
            assertThat(started.worker()).isEqualTo("worker1@example");
        case TaskResult.Running running ->
            assertThat(captured.path("status").stringValue()).isEqualTo("PROGRESS");
        case TaskResult.InState state ->
            assertThat(state.state()).isEqualTo(captured.path("status").stringValue());
      }
    }
  }

  @Test
  void aSuccessIsWrittenAsCeleryWritesIt() {
    assertSame("results/success-extended", "demo.add", Arguments.of(2, 3), Outcome.succeeded(5));
  }

  @Test
  void aFailureIsWrittenAsCeleryWritesIt() {
    Failure failure = new Failure("ValueError", "builtins", "boom", "a trace");
    byte[] written =
        writer
            .write(
                task("demo.fail", Arguments.of("boom")),
                queue(),
                worker(),
                new Outcome.Failed(failure),
                Batch.EMPTY,
                NOW)
            .orElseThrow();
    JsonNode captured =
        Vectors.tree(Vectors.raw(Vectors.read("results/failure-extended")).getFirst());
    assertThat(json.read(written).propertyNames())
        .containsExactlyInAnyOrderElementsOf(captured.propertyNames());
    assertThat(json.read(written).path("result").propertyNames())
        .containsExactlyInAnyOrderElementsOf(captured.path("result").propertyNames());
    assertThat(json.read(written).path("result").path("exc_message"))
        .isEqualTo(json.tree(List.of("boom")));
  }

  @Test
  void aRevocationIsWrittenAsCeleryWritesIt() {
    JsonNode captured = Vectors.tree(Vectors.raw(Vectors.read("results/expired")).getFirst());
    byte[] written =
        writer
            .write(
                task("x", Arguments.NONE),
                queue(),
                worker(),
                new Outcome.Revoked("expired"),
                Batch.EMPTY,
                NOW)
            .orElseThrow();
    assertThat(json.read(written).path("status")).isEqualTo(captured.path("status"));
    assertThat(json.read(written).path("result")).isEqualTo(captured.path("result"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"results/hard-time-limit", "results/soft-time-limit"})
  void aTaskThatRanTooLongIsWrittenAsCeleryWritesIt(String vector) {
    String raw = Vectors.raw(Vectors.read(vector)).getFirst();
    TaskResult read = reader.read(ID, raw.getBytes(StandardCharsets.UTF_8));
    Failure failure = ((TaskResult.Failed) read).failure();
    byte[] written = writer.verdict(ID, new Outcome.Failed(failure), NOW).orElseThrow();
    assertThat(json.read(written).path("result")).isEqualTo(Vectors.tree(raw).path("result"));
  }

  @Test
  void aStartIsWrittenAsCeleryWritesIt() {
    JsonNode captured = Vectors.tree(Vectors.raw(Vectors.read("results/started")).getFirst());
    JsonNode written = json.read(writer.started(task("x", Arguments.NONE), worker()));
    assertThat(written.propertyNames())
        .containsExactlyInAnyOrderElementsOf(captured.propertyNames());
    assertThat(written.path("result").path("hostname").stringValue()).isEqualTo("worker1@example");
    assertThat(written.path("date_done").isNull()).isTrue();
  }

  @Test
  void whereATaskWasTakenFromStandsBesideItsResult() {
    byte[] ours =
        writer
            .write(
                task("x", Arguments.NONE),
                queue(),
                worker(),
                new Outcome.Revoked("expired"),
                Batch.EMPTY,
                NOW)
            .orElseThrow();
    assertThat(reader.askedIn(ours)).contains(queue());
    assertThat(reader.askedIn(Bytes.of("{\"status\":\"FAILURE\",\"queue\":\"py\"}")))
        .contains(new QueueName("py"));
    for (String unknown : List.of("not json", "{}", "{\"queue\":null}", "{\"queue\":\"\"}")) {
      assertThat(reader.askedIn(Bytes.of(unknown))).isEmpty();
    }
  }

  @Test
  void aValueThatIsNoResultIsAStateOfItsOwn() {
    assertThat(reader.read(ID, Bytes.of("not json")))
        .isEqualTo(new TaskResult.InState(ID, "UNREADABLE", "not json"));
    assertThat(reader.read(ID, Bytes.of("{\"status\": \"PROGRESS\", \"result\": null}")))
        .isEqualTo(new TaskResult.InState(ID, "PROGRESS", Nothing.NOTHING));
  }

  private void assertSame(String vector, String name, Arguments arguments, Outcome outcome) {
    JsonNode captured = Vectors.tree(Vectors.raw(Vectors.read(vector)).getFirst());
    byte[] written =
        writer
            .write(task(name, arguments), queue(), worker(), outcome, Batch.EMPTY, NOW)
            .orElseThrow();
    assertThat(without(json.read(written))).isEqualTo(without(captured));
    assertThat(json.read(written).path("date_done").stringValue())
        .startsWith(captured.path("date_done").stringValue());
  }

  private static JsonNode without(JsonNode node) {
    ObjectNode copy = (ObjectNode) node.deepCopy();
    copy.remove(List.of("task_id", "date_done"));
    return copy;
  }

  private static Task task(String name, Arguments arguments) {
    return new Task(ID, new TaskName(name), arguments, TaskOptions.DEFAULT);
  }

  private static QueueName queue() {
    return new QueueName("celery");
  }

  private static WorkerId worker() {
    return new WorkerId("worker1@example");
  }
}
