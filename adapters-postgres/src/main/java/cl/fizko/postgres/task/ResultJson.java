package cl.fizko.postgres.task;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results as rows, and back. */
final class ResultJson {

  private static final String ASKED = "asked";

  private final Json json = new Json();

  /** The result that an outcome is; empty if it is none. */
  Optional<StoredResult> of(TaskId id, Outcome outcome, Instant now) {
    return TaskResult.of(id, outcome, now).map(this::write);
  }

  /** The same for a task that was taken; of one that has failed it says what it was asked to do. */
  Optional<StoredResult> of(Reserved reserved, Outcome outcome, Instant now) {
    return TaskResult.of(reserved.task().id(), outcome, now)
        .map(result -> write(result, asked(result, reserved)));
  }

  private static Map<String, Object> asked(TaskResult result, Reserved reserved) {
    Task task = reserved.task();
    boolean failed = result instanceof TaskResult.Failed || result instanceof TaskResult.Revoked;
    return failed
        ? Map.of(
            ASKED,
            Map.of(
                "task", task.name().value(),
                "args", task.arguments().positional(),
                "kwargs", task.arguments().named(),
                "queue", reserved.queue().value()))
        : Map.of();
  }

  /** What the task of a result was asked to do, and in which queue, if that was kept. */
  Optional<Fields> asked(StoredResult stored) {
    Fields body = json.read(stored.body());
    return body.has(ASKED) ? Optional.of(body.fields(ASKED)) : Optional.empty();
  }

  /**
   * @throws IllegalArgumentException if its value is no JSON value
   */
  StoredResult write(TaskResult result) {
    return write(result, Map.of());
  }

  private StoredResult write(TaskResult result, Map<String, Object> more) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(more);
    String state =
        switch (result) {
          case TaskResult.Started started -> {
            body.put("worker", started.worker());
            yield "STARTED";
          }
          case TaskResult.Running running -> {
            body.put("percent", running.progress().percent());
            body.put("message", running.progress().message());
            yield "RUNNING";
          }
          case TaskResult.Retrying retrying -> {
            put(body, retrying.cause());
            yield "RETRY";
          }
          case TaskResult.InState other -> {
            put(body, "value", other.detail());
            body.put("state", other.state());
            yield "OTHER";
          }
          case TaskResult.Succeeded done -> {
            put(body, "value", done.value());
            body.put("at", done.doneAt().toString());
            yield StoredResult.SUCCESS;
          }
          case TaskResult.Failed failed -> {
            put(body, failed.failure());
            body.put("at", failed.doneAt().toString());
            yield "FAILURE";
          }
          case TaskResult.Revoked revoked -> {
            body.put("reason", revoked.reason());
            body.put("at", revoked.doneAt().toString());
            yield "REVOKED";
          }
        };
    return new StoredResult(result.id().value(), state, json.write(body));
  }

  private static void put(Map<String, @Nullable Object> body, String name, Object value) {
    if (value != Nothing.NOTHING) {
      body.put(name, value);
    }
  }

  private static void put(Map<String, @Nullable Object> body, Failure failure) {
    body.put("type", failure.type());
    body.put("module", failure.module());
    body.put("message", failure.message());
    body.put("trace", failure.trace());
  }

  /**
   * @throws IllegalArgumentException if somebody else has written there
   */
  TaskResult read(StoredResult stored) {
    TaskId id = new TaskId(stored.taskId());
    Fields body = json.read(stored.body());
    return switch (stored.state()) {
      case "STARTED" -> new TaskResult.Started(id, body.text("worker"));
      case "RUNNING" ->
          new TaskResult.Running(id, new Progress(body.number("percent", 0), body.text("message")));
      case "RETRY" -> new TaskResult.Retrying(id, failure(body));
      case "OTHER" -> new TaskResult.InState(id, body.text("state"), value(body));
      case StoredResult.SUCCESS -> new TaskResult.Succeeded(id, value(body), at(body));
      case "FAILURE" -> new TaskResult.Failed(id, failure(body), at(body));
      case "REVOKED" -> new TaskResult.Revoked(id, body.text("reason"), at(body));
      default -> throw new IllegalArgumentException("unknown state " + stored.state());
    };
  }

  private static Object value(Fields body) {
    Object value = body.value("value");
    return value == null ? Nothing.NOTHING : value;
  }

  private static Instant at(Fields body) {
    return body.instant("at", Instant.EPOCH);
  }

  private static Failure failure(Fields body) {
    return new Failure(
        body.text("type"), body.text("module"), body.text("message"), body.text("trace"));
  }
}
