package cl.fizko.redis.task;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.canvas.Canvas;
import cl.fizko.core.task.canvas.CanvasOptions;
import cl.fizko.core.task.canvas.Chain;
import cl.fizko.core.task.canvas.Chord;
import cl.fizko.core.task.canvas.FollowUps;
import cl.fizko.core.task.canvas.Group;
import cl.fizko.core.task.canvas.Membership;
import cl.fizko.core.task.canvas.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Canvases as Celery's signatures (celery-wire §5). */
final class CanvasJson {

  private static final String TASKS = "tasks";

  private final CeleryJson json;

  CanvasJson(CeleryJson json) {
    this.json = json;
  }

  /** What stands in {@code embed}, for a task of a group. */
  FollowUps read(JsonNode embed, Optional<Membership> group) throws MessageFormatException {
    return new FollowUps(
        canvases("embed.callbacks", embed.path("callbacks")),
        canvases("embed.errbacks", embed.path("errbacks")),
        canvases("embed.chain", embed.path("chain")).reversed(),
        canvas("embed.chord", embed.path("chord")),
        group);
  }

  ObjectNode write(FollowUps next) {
    ObjectNode embed = json.object();
    embed.set("callbacks", orNull(next.onSuccess()));
    embed.set("errbacks", orNull(next.onFailure()));
    embed.set("chain", orNull(next.chain().reversed()));
    embed.set("chord", next.chord().<JsonNode>map(this::write).orElseGet(() -> json.tree(null)));
    return embed;
  }

  private JsonNode orNull(List<Canvas> canvases) {
    return canvases.isEmpty() ? json.tree(null) : write(canvases);
  }

  private ArrayNode write(List<Canvas> canvases) {
    ArrayNode array = json.array();
    canvases.forEach(canvas -> array.add(write(canvas)));
    return array;
  }

  private ObjectNode write(Canvas canvas) {
    return switch (canvas) {
      case Step step -> {
        ObjectNode signature = signature(step.name().value(), step.options());
        signature.set("args", json.tree(step.arguments().positional()));
        signature.set("kwargs", json.tree(step.arguments().named()));
        signature.put("immutable", step.immutable());
        yield signature;
      }
      case Chain chain -> compound("chain", chain.steps(), chain.options());
      case Group group -> compound("group", group.members(), group.options());
      case Chord chord -> {
        ObjectNode signature = compound("chord", List.of(), chord.options());
        CanvasOptions id =
            chord.options().id().map(CanvasOptions.NONE::withId).orElse(CanvasOptions.NONE);
        ObjectNode kwargs = signature.putObject("kwargs");
        kwargs.set("header", compound("group", chord.header(), id));
        kwargs.set("body", write(chord.body()));
        kwargs.putObject("kwargs");
        yield signature;
      }
    };
  }

  private ObjectNode compound(String type, List<Canvas> members, CanvasOptions options) {
    ObjectNode signature = signature("celery." + type, options);
    signature.putArray("args");
    signature.putObject("kwargs").set(TASKS, write(members));
    signature.put("subtask_type", type);
    return signature;
  }

  private ObjectNode signature(String task, CanvasOptions options) {
    ObjectNode signature = json.object();
    signature.put("task", task);
    signature.set("options", write(options));
    signature.putNull("subtask_type");
    signature.put("immutable", false);
    return signature;
  }

  private ObjectNode write(CanvasOptions options) {
    ObjectNode node = json.object();
    options.values().forEach((name, value) -> node.set(name, json.tree(value)));
    if (!options.onSuccess().isEmpty()) {
      node.set("link", write(options.onSuccess()));
    }
    if (!options.onFailure().isEmpty()) {
      node.set("link_error", write(options.onFailure()));
    }
    if (!options.chain().isEmpty()) {
      node.set("chain", write(options.chain().reversed()));
    }
    options.chord().ifPresent(body -> node.set("chord", write(body)));
    return node;
  }

  private List<Canvas> canvases(String where, JsonNode node) throws MessageFormatException {
    List<Canvas> canvases = new ArrayList<>();
    if (node.isArray()) {
      for (JsonNode each : node) {
        canvas(where, each).ifPresent(canvases::add);
      }
    } else {
      canvas(where, node).ifPresent(canvases::add);
    }
    return canvases;
  }

  private Optional<Canvas> canvas(String where, JsonNode node) throws MessageFormatException {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    JsonNode task = node.path("task");
    if (!task.isString()) {
      throw new MessageFormatException(
          where + " is no signature; expected an object with the name of a task");
    }
    CanvasOptions options = options(where, node.path("options"));
    JsonNode kwargs = node.path("kwargs");
    return Optional.of(
        switch (node.path("subtask_type").asString("")) {
          case "chain" -> chain(where, canvases(where, kwargs.path(TASKS)), options);
          case "group" -> new Group(canvases(where, kwargs.path(TASKS)), options);
          case "chord" -> chord(where, kwargs, options);
          default -> step(where, task.stringValue(), node, options);
        });
  }

  private static Chain chain(String where, List<Canvas> steps, CanvasOptions options)
      throws MessageFormatException {
    if (steps.isEmpty()) {
      throw new MessageFormatException(where + " holds a chain without steps");
    }
    return new Chain(steps, options);
  }

  private Chord chord(String where, JsonNode kwargs, CanvasOptions options)
      throws MessageFormatException {
    JsonNode header = kwargs.path("header");
    Canvas body =
        canvas(where, kwargs.path("body"))
            .orElseThrow(() -> new MessageFormatException(where + " holds a chord without body"));
    JsonNode id = header.path("options").path("task_id");
    return new Chord(
        canvases(where, header.isArray() ? header : header.path("kwargs").path(TASKS)),
        body,
        options.id().isEmpty() && id.isString()
            ? options.with("task_id", id.stringValue())
            : options);
  }

  private Step step(String where, String task, JsonNode node, CanvasOptions options)
      throws MessageFormatException {
    List<Object> positional = new ArrayList<>();
    for (JsonNode value : node.path("args")) {
      positional.add(json.value(value));
    }
    try {
      return new Step(
          new TaskName(task),
          new Arguments(positional, values(node.path("kwargs"))),
          node.path("immutable").asBoolean(false),
          options);
    } catch (IllegalArgumentException e) {
      throw new MessageFormatException(where + ": " + e.getMessage());
    }
  }

  private CanvasOptions options(String where, JsonNode node) throws MessageFormatException {
    Map<String, Object> values = values(node);
    List.of("link", "link_error", "chain", "chord").forEach(values::remove);
    check(where, values);
    return new CanvasOptions(
        values,
        canvases(where, node.path("link")),
        canvases(where, node.path("link_error")),
        canvases(where, node.path("chain")).reversed(),
        canvas(where, node.path("chord")));
  }

  /** What could not be sent when its turn comes is refused now, before anything is done. */
  private static void check(String where, Map<String, Object> values)
      throws MessageFormatException {
    try {
      if (values.get("queue") instanceof String queue && !queue.isEmpty()) {
        var unused = new QueueName(queue);
      }
      if (values.get("task_id") instanceof String id && !id.isEmpty()) {
        var unused = new TaskId(id);
      }
    } catch (IllegalArgumentException e) {
      throw new MessageFormatException(where + ": " + e.getMessage());
    }
  }

  private Map<String, Object> values(JsonNode node) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      values.put(entry.getKey(), json.value(entry.getValue()));
    }
    return values;
  }
}
