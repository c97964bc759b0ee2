package cl.fizko.boot.cli;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.TaskResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the command line. */
final class Json {

  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * A list that was given as an option.
   *
   * @throws IllegalArgumentException says what would be right
   */
  List<Object> list(String option, String json) {
    if (read(option, json) instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw new IllegalArgumentException(option + " is no JSON list; expected e.g. '[1, \"text\"]'");
  }

  /**
   * An object that was given as an option.
   *
   * @throws IllegalArgumentException says what would be right
   */
  Map<String, Object> object(String option, String json) {
    if (read(option, json) instanceof Map<?, ?> map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((name, value) -> values.put(String.valueOf(name), value));
      return values;
    }
    throw new IllegalArgumentException(
        option + " is no JSON object; expected e.g. '{\"months\": 1}'");
  }

  /** A result in the shape in which Celery keeps it. */
  String write(TaskResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("task_id", result.id().value());
    switch (result) {
      case TaskResult.Started started -> {
        fields.put("status", "STARTED");
        fields.put("worker", started.worker());
      }
      case TaskResult.Retrying retrying -> fail(fields, "RETRY", retrying.cause());
      case TaskResult.Running running -> {
        fields.put("status", "PROGRESS");
        fields.put("percent", running.progress().percent());
        fields.put("message", running.progress().message());
      }
      case TaskResult.InState state -> {
        fields.put("status", state.state());
        put(fields, state.detail());
      }
      case TaskResult.Succeeded done -> {
        fields.put("status", "SUCCESS");
        put(fields, done.value());
        fields.put("date_done", done.doneAt().toString());
      }
      case TaskResult.Failed failed -> {
        fail(fields, "FAILURE", failed.failure());
        fields.put("date_done", failed.doneAt().toString());
      }
      case TaskResult.Revoked revoked -> {
        fields.put("status", "REVOKED");
        fields.put("reason", revoked.reason());
        fields.put("date_done", revoked.doneAt().toString());
      }
    }
    return write(fields);
  }

  /** The value of a JSON text; the text itself if it is no JSON, for others to refuse. */
  Object valueOrText(String text) {
    try {
      Object value = mapper.readValue(text, Object.class);
      return value == null ? Nothing.NOTHING : value;
    } catch (JacksonException e) {
      return text;
    }
  }

  String write(Map<String, Object> fields) {
    return mapper.writeValueAsString(fields);
  }

  private static void put(Map<String, Object> fields, Object value) {
    if (value == Nothing.NOTHING) {
      fields.put("result", null);
    } else {
      fields.put("result", value);
    }
  }

  private static void fail(Map<String, Object> fields, String status, Failure failure) {
    fields.put("status", status);
    fields.put("error", failure.type() + ": " + failure.message());
  }

  private Object read(String option, String json) {
    try {
      Object value = mapper.readValue(json, Object.class);
      return value == null ? Nothing.NOTHING : value;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(option + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
