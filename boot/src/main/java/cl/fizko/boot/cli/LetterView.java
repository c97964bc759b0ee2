package cl.fizko.boot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A dead letter as an operator reads it. */
final class LetterView {

  private static final int SHOWN = 200;

  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** In one line, with the beginning of the message. */
  String line(DeadLetter letter) {
    Map<String, Object> fields = describe(letter);
    fields.put("bytes", letter.raw().size());
    String text = letter.raw().toString();
    fields.put("begins", text.substring(0, Math.min(SHOWN, text.length())));
    return new Json().write(fields);
  }

  /** In many lines, with the whole message. */
  String whole(DeadLetter letter) {
    Map<String, Object> fields = describe(letter);
    fields.put("message", message(letter.raw().toString()));
    return mapper.writeValueAsString(fields);
  }

  private static Map<String, Object> describe(DeadLetter letter) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", letter.id());
    fields.put("queue", letter.queue().value());
    fields.put("task", letter.task().map(TaskName::value).orElse(null));
    fields.put("task_id", letter.taskId().map(TaskId::value).orElse(null));
    fields.put("attempts", letter.attempts());
    fields.put("reason", letter.reason());
    fields.put("at", letter.at().toString());
    return fields;
  }

  /** As JSON, with a body in base64 opened (celery-wire §2); as text if it is none. */
  private Object message(String text) {
    try {
      JsonNode message = mapper.readTree(text);
      if (message instanceof ObjectNode fields
          && message.at("/properties/body_encoding").asString("").equals("base64")) {
        byte[] body = Base64.getDecoder().decode(message.path("body").asString(""));
        fields.set("body", mapper.readTree(new String(body, UTF_8)));
      }
      return message;
    } catch (JacksonException | IllegalArgumentException e) {
      return text;
    }
  }
}
