package cl.fizko.redis.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskOptions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes in a message what must change when it goes back, and nothing else, so that whatever its
 * sender put there stays.
 */
final class Rewriter {

  /** How many workers were lost over a message; a property of our own, which Celery passes on. */
  static final String LOST = "fizko_lost";

  /** How often a worker did not know its task. */
  static final String DECLINED = "fizko_declined";

  /** Whether a rate limit has let it through. */
  static final String ADMITTED = "fizko_admitted";

  private final CeleryJson json;
  private final MessageWriter writer;
  private final MessageReader reader;

  Rewriter(CeleryJson json, MessageWriter writer, MessageReader reader) {
    this.json = json;
    this.writer = writer;
    this.reader = reader;
  }

  /** As it is retried: the same task, one retry more (celery-wire §3). */
  byte[] retried(byte[] raw, QueueName queue, Instant notBefore) throws MessageFormatException {
    ReadMessage message = reader.read(raw);
    JsonNode tree = json.read(raw);
    if (!(tree.path("headers") instanceof ObjectNode headers) || !headers.has("task")) {
      Task task = message.task();
      TaskOptions options = task.options();
      return writer.write(
          queue, task.with(options.withRetries(options.retries() + 1).withNotBefore(notBefore)));
    }
    headers.put("retries", message.task().options().retries() + 1);
    headers.put("eta", CeleryTime.write(notBefore));
    headers.put("parent_id", message.task().id().value());
    return json.write(untried(tree));
  }

  /** As it goes back when its worker was lost: marked as redelivered, as kombu marks it. */
  byte[] redelivered(JsonNode tree) {
    if (tree.path("headers") instanceof ObjectNode headers) {
      headers.put("redelivered", true);
    }
    if (tree.path("properties") instanceof ObjectNode properties) {
      properties.put(LOST, properties.path(LOST).asInt(0) + 1);
      if (properties.path("delivery_info") instanceof ObjectNode info) {
        info.put("redelivered", true);
      }
    }
    return json.write(tree);
  }

  /** As it goes back when a worker did not know its task. */
  byte[] declined(byte[] raw) {
    JsonNode tree = json.read(raw);
    if (tree.path("properties") instanceof ObjectNode properties) {
      properties.put(DECLINED, properties.path(DECLINED).asInt(0) + 1);
    }
    return json.write(tree);
  }

  /** As it waits for its place under a rate limit. */
  byte[] admitted(byte[] raw) {
    JsonNode tree = json.read(raw);
    if (tree.path("properties") instanceof ObjectNode properties) {
      properties.put(ADMITTED, true);
    }
    return json.write(tree);
  }

  /** As if it had never been tried, and were sent now. */
  byte[] afresh(byte[] raw) {
    JsonNode tree;
    try {
      tree = json.read(raw);
    } catch (JacksonException e) {
      return raw;
    }
    if (tree.path("headers") instanceof ObjectNode headers && headers.has("task")) {
      headers.put("retries", 0);
      headers.putNull("eta");
    }
    if (tree.path("properties") instanceof ObjectNode properties) {
      properties.put(MessageWriter.TIMESTAMP, writer.timestamp());
    }
    return json.write(untried(tree));
  }

  /** Without the traces of earlier deliveries, and with a tag of its own. */
  private static JsonNode untried(JsonNode tree) {
    if (tree.path("headers") instanceof ObjectNode headers) {
      headers.remove("redelivered");
    }
    if (tree.path("properties") instanceof ObjectNode properties) {
      properties.put("delivery_tag", UUID.randomUUID().toString());
      properties.remove(List.of(LOST, DECLINED, ADMITTED));
      if (properties.path("delivery_info") instanceof ObjectNode info) {
        info.remove("redelivered");
      }
    }
    return tree;
  }

  /** What a Celery worker has taken: {@code [message, exchange, routing_key]}. */
  @Nullable Taken taken(byte[] value) {
    try {
      JsonNode tree = json.read(value);
      return tree.isArray() && tree.size() == 3 && tree.path(0).isObject()
          ? new Taken(tree.path(0), tree.path(1).asString(""), tree.path(2).asString(""))
          : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The priority that a message has. */
  int priority(JsonNode message) {
    return Math.clamp(message.path("properties").path("priority").asInt(0), 0, 9);
  }

  record Taken(JsonNode message, String exchange, String routingKey) {}
}
