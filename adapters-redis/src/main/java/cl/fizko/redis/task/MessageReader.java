package cl.fizko.redis.task;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.core.task.canvas.Membership;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Reads Celery's messages of protocol 2 and 1 (celery-wire §2). */
final class MessageReader {

  /** The names in {@code headers} that are Celery's own; all others are the sender's. */
  private static final Set<String> CELERY_HEADERS =
      Set.of(
          "lang",
          "task",
          "id",
          "shadow",
          "eta",
          "expires",
          "group",
          "group_index",
          "retries",
          "timelimit",
          "root_id",
          "parent_id",
          "argsrepr",
          "kwargsrepr",
          "origin",
          "ignore_result",
          "replaced_task_nesting",
          "stamped_headers",
          "stamps",
          "compression",
          "redelivered");

  /** In seconds; no process lives longer. */
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(36_500).toSeconds());

  private final CeleryJson json;
  private final CanvasJson canvases;
  private final BodyDecoder bodies = new BodyDecoder();

  MessageReader(CeleryJson json) {
    this.json = json;
    this.canvases = new CanvasJson(json);
  }

  /**
   * @throws MessageFormatException if the bytes are no task that can be run
   */
  ReadMessage read(byte[] raw) throws MessageFormatException {
    JsonNode message = object("message", parse("message", raw));
    JsonNode headers = object("headers", message.path("headers"));
    JsonNode properties = object("properties", message.path("properties"));
    JsonNode body = parse("body", bodies.decode(message));
    Task task =
        headers.has("task") ? protocol2(headers, properties, body) : protocol1(properties, body);
    return new ReadMessage(
        task,
        1 + Math.max(0, properties.path(Rewriter.LOST).asInt(0)),
        Math.max(0, properties.path(Rewriter.DECLINED).asInt(0)),
        properties.path(Rewriter.ADMITTED).asBoolean(false));
  }

  /** The id of a message that may otherwise be unreadable. */
  Optional<TaskId> findId(byte[] raw) {
    try {
      JsonNode id = json.read(raw).path("headers").path("id");
      return id.isString() && !id.stringValue().isEmpty()
          ? Optional.of(new TaskId(id.stringValue()))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Since when a message waits: since it was sent or became due, to the second; empty if its sender
   * did not say, as Celery does not.
   */
  Optional<Instant> waitingSince(byte[] raw) {
    try {
      JsonNode message = json.read(raw);
      JsonNode sent = message.path("properties").path(MessageWriter.TIMESTAMP);
      JsonNode eta = message.path("headers").path("eta");
      Instant since = Instant.ofEpochSecond(sent.asLong(0));
      Instant due = eta.isString() ? CeleryTime.read("eta", eta.stringValue()) : since;
      return Optional.of(due.isAfter(since) ? due.truncatedTo(ChronoUnit.SECONDS) : since)
          .filter(known -> known.isAfter(Instant.EPOCH));
    } catch (JacksonException | MessageFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private Task protocol2(JsonNode headers, JsonNode properties, JsonNode body)
      throws MessageFormatException {
    if (!body.isArray() || body.size() < 2) {
      throw new MessageFormatException("body is no list; expected [args, kwargs, embed]");
    }
    Map<String, Object> custom = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      if (!CELERY_HEADERS.contains(header.getKey())) {
        custom.put(header.getKey(), json.value(header.getValue()));
      }
    }
    return task(headers, properties, arguments(body.path(0), body.path(1)), custom, body.path(2));
  }

  private Task protocol1(JsonNode properties, JsonNode body) throws MessageFormatException {
    if (!body.isObject() || !body.has("task")) {
      throw new MessageFormatException(
          "headers.task is missing; expected the name of a task (protocol 2), or a body that has it"
              + " (protocol 1)");
    }
    return task(
        body, properties, arguments(body.path("args"), body.path("kwargs")), Map.of(), body);
  }

  private Task task(
      JsonNode fields,
      JsonNode properties,
      Arguments arguments,
      Map<String, Object> custom,
      JsonNode embed)
      throws MessageFormatException {
    try {
      TaskId id = new TaskId(text("id", fields));
      return new Task(
          id,
          new TaskName(text("task", fields)),
          arguments,
          new TaskOptions(
              Math.clamp(properties.path("priority").asInt(0), 0, 9),
              time("eta", fields, TaskOptions.AT_ONCE),
              time("expires", fields, TaskOptions.NEVER),
              limits(fields.path("timelimit")),
              Math.max(0, fields.path("retries").asInt(0)),
              lineage(fields),
              fields.path("ignore_result").asBoolean(false),
              custom),
          canvases.read(embed, group(fields)));
    } catch (IllegalArgumentException | JacksonException e) {
      throw new MessageFormatException(String.valueOf(e.getMessage()));
    }
  }

  private Arguments arguments(JsonNode args, JsonNode kwargs) throws MessageFormatException {
    if (!args.isArray() && !isAbsent(args)) {
      throw new MessageFormatException("args is no list; expected a JSON list");
    }
    if (!kwargs.isObject() && !isAbsent(kwargs)) {
      throw new MessageFormatException("kwargs is no object; expected a JSON object");
    }
    List<Object> positional = new ArrayList<>();
    for (JsonNode value : args) {
      positional.add(json.value(value));
    }
    Map<String, Object> named = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : kwargs.properties()) {
      named.put(entry.getKey(), json.value(entry.getValue()));
    }
    return new Arguments(positional, named);
  }

  private static Optional<Membership> group(JsonNode fields) {
    JsonNode group =
        fields.path("group").isString() ? fields.path("group") : fields.path("taskset");
    if (!group.isString() || group.stringValue().isEmpty()) {
      return Optional.empty();
    }
    JsonNode index = fields.path("group_index");
    return Optional.of(
        new Membership(
            new GroupId(group.stringValue()),
            index.isNumber() ? OptionalInt.of(index.asInt()) : OptionalInt.empty()));
  }

  private static Lineage lineage(JsonNode fields) {
    JsonNode parent = fields.path("parent_id");
    if (!parent.isString()) {
      return Lineage.FIRST;
    }
    JsonNode root = fields.path("root_id");
    return new Lineage.ChildOf(
        new TaskId((root.isString() ? root : fields.path("id")).stringValue()),
        new TaskId(parent.stringValue()));
  }

  private static TimeLimits limits(JsonNode hardAndSoft) {
    return new TimeLimits(seconds(hardAndSoft.path(1)), seconds(hardAndSoft.path(0)));
  }

  private static Duration seconds(JsonNode limit) {
    return limit.isNumber()
        ? Duration.ofNanos(limit.decimalValue().min(LONGEST).movePointRight(9).longValue())
        : Duration.ZERO;
  }

  private static Instant time(String name, JsonNode fields, Instant absent)
      throws MessageFormatException {
    JsonNode value = fields.path(name);
    if (isAbsent(value)) {
      return absent;
    }
    return CeleryTime.read(name, value.isString() ? value.stringValue() : value.toString());
  }

  private static String text(String name, JsonNode fields) throws MessageFormatException {
    JsonNode value = fields.path(name);
    if (!value.isString()) {
      throw new MessageFormatException(name + " is missing; expected a text");
    }
    return value.stringValue();
  }

  private JsonNode parse(String what, byte[] bytes) throws MessageFormatException {
    try {
      return json.read(bytes);
    } catch (JacksonException e) {
      // Where, not what: the text itself may hold what nobody should read in a log.
      TokenStreamLocation where = e.getLocation();
      String at =
          where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
      throw new MessageFormatException(what + " is no JSON" + at + "; expected JSON in UTF-8");
    }
  }

  private static JsonNode object(String what, JsonNode node) throws MessageFormatException {
    if (!node.isObject()) {
      throw new MessageFormatException(what + " is no JSON object; expected one");
    }
    return node;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }
}
