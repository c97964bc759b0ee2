package cl.fizko.redis.task;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads results as Celery's Redis backend writes them (celery-wire §4). */
final class ResultReader {

  private final CeleryJson json;

  ResultReader(CeleryJson json) {
    this.json = json;
  }

  /** What a stored value says; one that nobody understands is a state of its own. */
  TaskResult read(TaskId id, byte[] value) {
    JsonNode node;
    try {
      node = json.read(value);
    } catch (JacksonException e) {
      return new TaskResult.InState(id, "UNREADABLE", Bytes.text(value));
    }
    return read(
        id, node.path("status").asString(""), node.path("result"), doneAt(node), trace(node));
  }

  /** What the task of a result was asked to do, if that stands beside it (celery-wire §4). */
  Optional<Task> asked(TaskId id, byte[] value) {
    try {
      JsonNode node = json.read(value);
      return node.path("name").isString()
              && json.value(node.path("args")) instanceof List<?> args
              && json.value(node.path("kwargs")) instanceof Map<?, ?> kwargs
          ? Optional.of(task(id, node.path("name").stringValue(), args, kwargs))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The queue that the task of a result was taken from, if that stands beside it. */
  Optional<QueueName> askedIn(byte[] value) {
    try {
      JsonNode queue = json.read(value).path("queue");
      return queue.isString() ? Optional.of(new QueueName(queue.stringValue())) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Task task(TaskId id, String name, List<?> args, Map<?, ?> kwargs) {
    Map<String, Object> named = new LinkedHashMap<>();
    kwargs.forEach((key, value) -> named.put(String.valueOf(key), value));
    return new Task(
        id, new TaskName(name), new Arguments(new ArrayList<>(args), named), TaskOptions.DEFAULT);
  }

  /** What the part of a chord says. */
  TaskResult read(TaskId id, String status, JsonNode result, Instant doneAt) {
    return read(id, status, result, doneAt, "");
  }

  private TaskResult read(TaskId id, String status, JsonNode result, Instant doneAt, String trace) {
    return switch (status) {
      case "SUCCESS" -> new TaskResult.Succeeded(id, json.result(result), doneAt);
      case "FAILURE" -> new TaskResult.Failed(id, failure(result, trace), doneAt);
      case "REVOKED" -> new TaskResult.Revoked(id, failure(result, trace).message(), doneAt);
      case "RETRY" -> new TaskResult.Retrying(id, failure(result, trace));
      case "STARTED" -> new TaskResult.Started(id, result.path("hostname").asString(""));
      case "PROGRESS" -> progress(id, result);
      default -> new TaskResult.InState(id, status, json.result(result));
    };
  }

  private TaskResult progress(TaskId id, JsonNode result) {
    JsonNode percent = result.path("percent");
    return percent.isNumber() && percent.asInt() >= 0 && percent.asInt() <= 100
        ? new TaskResult.Running(
            id, new Progress(percent.asInt(), result.path("message").asString("")))
        : new TaskResult.InState(id, "PROGRESS", json.result(result));
  }

  private static String trace(JsonNode node) {
    return node.path("traceback").asString("");
  }

  private Failure failure(JsonNode result, String trace) {
    return new Failure(
        result.path("exc_type").asString("Exception"),
        result.path("exc_module").asString(""),
        message(result.path("exc_message")),
        trace);
  }

  private static String message(JsonNode arguments) {
    if (!arguments.isArray()) {
      return arguments.asString("");
    }
    List<String> texts = new ArrayList<>();
    arguments.forEach(each -> texts.add(each.isString() ? each.stringValue() : each.toString()));
    return String.join(", ", texts);
  }

  private static Instant doneAt(JsonNode node) {
    JsonNode done = node.path("date_done");
    try {
      return done.isString() ? CeleryTime.read("date_done", done.stringValue()) : Instant.EPOCH;
    } catch (MessageFormatException e) {
      return Instant.EPOCH;
    }
  }
}
