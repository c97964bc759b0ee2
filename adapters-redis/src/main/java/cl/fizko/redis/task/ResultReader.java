package cl.fizko.redis.task;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    JsonNode result = node.path("result");
    String status = node.path("status").asString("");
    return switch (status) {
      case "SUCCESS" -> new TaskResult.Succeeded(id, json.result(result), doneAt(node));
      case "FAILURE" -> new TaskResult.Failed(id, failure(node), doneAt(node));
      case "REVOKED" -> new TaskResult.Revoked(id, failure(node).message(), doneAt(node));
      case "RETRY" -> new TaskResult.Retrying(id, failure(node));
      case "STARTED" -> new TaskResult.Started(id, result.path("hostname").asString(""));
      default -> new TaskResult.InState(id, status, json.result(result));
    };
  }

  private Failure failure(JsonNode node) {
    JsonNode result = node.path("result");
    return new Failure(
        result.path("exc_type").asString("Exception"),
        result.path("exc_module").asString(""),
        message(result.path("exc_message")),
        node.path("traceback").asString(""));
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
