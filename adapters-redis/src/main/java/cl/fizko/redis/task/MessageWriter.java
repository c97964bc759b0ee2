package cl.fizko.redis.task;

import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.canvas.Membership;
import cl.fizko.core.task.canvas.Publication;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes tasks as Celery's messages of protocol 2 (celery-wire §2): what all of 5.2, 5.5 and 5.6
 * read, and every field without which one of them stops.
 */
final class MessageWriter {

  static final String TIMESTAMP = "timestamp";

  private final CeleryJson json;
  private final CanvasJson canvases;
  private final String origin;
  private final InstantSource clock;

  /**
   * @param origin who sends, for whoever reads a message
   * @param clock says when: AMQP's timestamp, which Celery leaves out and passes over
   */
  MessageWriter(CeleryJson json, String origin, InstantSource clock) {
    this.json = json;
    this.canvases = new CanvasJson(json);
    this.origin = origin;
    this.clock = clock;
  }

  /** When a message is sent, as AMQP writes it: in seconds since 1970. */
  long timestamp() {
    return clock.instant().getEpochSecond();
  }

  byte[] write(QueueName queue, Task task) {
    return write(new Publication(queue, task));
  }

  byte[] write(Publication publication) {
    Task task = publication.task();
    ObjectNode message = json.object();
    message.put("body", Base64.getEncoder().encodeToString(body(task)));
    message.put("content-encoding", "utf-8");
    message.put("content-type", "application/json");
    message.set("headers", headers(task));
    message.set("properties", properties(publication));
    return json.write(message);
  }

  private byte[] body(Task task) {
    ArrayNode body = json.array();
    body.add(json.tree(task.arguments().positional()));
    body.add(json.tree(task.arguments().named()));
    body.add(canvases.write(task.followUps()));
    return json.write(body);
  }

  private ObjectNode headers(Task task) {
    TaskOptions options = task.options();
    ObjectNode headers = json.object();
    options.headers().forEach((name, value) -> headers.set(name, json.tree(value)));
    headers.put("lang", "py");
    headers.put("task", task.name().value());
    headers.put("id", task.id().value());
    headers.putNull("shadow");
    putTime(headers, "eta", options.notBefore(), TaskOptions.AT_ONCE);
    putTime(headers, "expires", options.expires(), TaskOptions.NEVER);
    Optional<Membership> group = task.followUps().group();
    headers.put("group", group.map(member -> member.group().value()).orElse(null));
    if (group.isPresent() && group.get().index().isPresent()) {
      headers.put("group_index", group.get().index().getAsInt());
    } else {
      headers.putNull("group_index");
    }
    headers.put("retries", options.retries());
    ArrayNode limits = headers.putArray("timelimit");
    limits.add(seconds(options.limits().hard()));
    limits.add(seconds(options.limits().soft()));
    switch (options.lineage()) {
      case Lineage.First first -> {
        headers.put("root_id", task.id().value());
        headers.putNull("parent_id");
      }
      case Lineage.ChildOf child -> {
        headers.put("root_id", child.root().value());
        headers.put("parent_id", child.parent().value());
      }
    }
    headers.put("origin", origin);
    headers.put("ignore_result", options.ignoreResult());
    return headers;
  }

  private ObjectNode properties(Publication publication) {
    Task task = publication.task();
    ObjectNode properties = json.object();
    properties.put("correlation_id", task.id().value());
    properties.put("reply_to", "");
    if (!publication.periodicTask().isEmpty()) {
      properties.put("periodic_task_name", publication.periodicTask());
    }
    properties.put("delivery_mode", 2);
    ObjectNode info = properties.putObject("delivery_info");
    info.put("exchange", "");
    info.put("routing_key", publication.queue().value());
    properties.put("priority", task.options().priority());
    properties.put(TIMESTAMP, timestamp());
    properties.put("body_encoding", "base64");
    properties.put("delivery_tag", UUID.randomUUID().toString());
    return properties;
  }

  private static void putTime(ObjectNode headers, String name, Instant time, Instant absent) {
    if (time.equals(absent)) {
      headers.putNull(name);
    } else {
      headers.put(name, CeleryTime.write(time));
    }
  }

  private JsonNode seconds(Duration limit) {
    if (limit.isZero()) {
      return json.tree(null);
    }
    return limit.toMillis() % 1_000 == 0
        ? json.tree(limit.toSeconds())
        : json.tree(limit.toMillis() / 1_000.0);
  }
}
