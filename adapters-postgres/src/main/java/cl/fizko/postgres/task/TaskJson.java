package cl.fizko.postgres.task;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.canvas.FollowUps;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.core.task.canvas.Membership;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Tasks as JSON, and back, without loss. What has its usual value is left out. */
final class TaskJson {

  private final Json json = new Json();
  private final CanvasJson canvases = new CanvasJson();

  /**
   * @throws IllegalArgumentException if an argument or a header is no JSON value
   */
  String write(Task task) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", task.id().value());
    fields.put("task", task.name().value());
    CanvasJson.putUnlessEmpty(fields, "args", task.arguments().positional());
    CanvasJson.putUnlessEmpty(fields, "kwargs", task.arguments().named());
    write(task.options(), fields);
    write(task.followUps(), fields);
    return json.write(fields);
  }

  private static void write(TaskOptions options, Map<String, Object> fields) {
    if (options.priority() != 0) {
      fields.put("priority", options.priority());
    }
    if (!options.notBefore().equals(TaskOptions.AT_ONCE)) {
      fields.put("not_before", options.notBefore().toString());
    }
    if (!options.expires().equals(TaskOptions.NEVER)) {
      fields.put("expires", options.expires().toString());
    }
    put(fields, "soft_limit", options.limits().soft());
    put(fields, "hard_limit", options.limits().hard());
    if (options.retries() != 0) {
      fields.put("retries", options.retries());
    }
    switch (options.lineage()) {
      case Lineage.First first -> {}
      case Lineage.ChildOf child -> {
        fields.put("root", child.root().value());
        fields.put("parent", child.parent().value());
      }
    }
    if (options.ignoreResult()) {
      fields.put("ignore_result", true);
    }
    CanvasJson.putUnlessEmpty(fields, "headers", options.headers());
  }

  private static void put(Map<String, Object> fields, String name, Duration limit) {
    if (!limit.isZero()) {
      fields.put(name, limit.toString());
    }
  }

  private void write(FollowUps next, Map<String, Object> fields) {
    CanvasJson.putUnlessEmpty(fields, "on_success", canvases.write(next.onSuccess()));
    CanvasJson.putUnlessEmpty(fields, "on_failure", canvases.write(next.onFailure()));
    CanvasJson.putUnlessEmpty(fields, "chain", canvases.write(next.chain()));
    next.chord().ifPresent(body -> fields.put("chord", canvases.write(body)));
    next.group()
        .ifPresent(
            member -> {
              fields.put("group", member.group().value());
              member.index().ifPresent(index -> fields.put("group_index", index));
            });
  }

  /**
   * @throws IllegalArgumentException says what is wrong with it
   */
  Task read(String body) {
    Fields fields = json.read(body);
    return new Task(
        new TaskId(fields.text("id")),
        new TaskName(fields.text("task")),
        new Arguments(fields.list("args"), fields.object("kwargs")),
        options(fields),
        followUps(fields));
  }

  private static TaskOptions options(Fields fields) {
    return new TaskOptions(
        fields.number("priority", 0),
        fields.instant("not_before", TaskOptions.AT_ONCE),
        fields.instant("expires", TaskOptions.NEVER),
        new TimeLimits(fields.duration("soft_limit"), fields.duration("hard_limit")),
        fields.number("retries", 0),
        fields.has("root")
            ? new Lineage.ChildOf(
                new TaskId(fields.text("root")), new TaskId(fields.text("parent")))
            : Lineage.FIRST,
        fields.flag("ignore_result"),
        fields.object("headers"));
  }

  private FollowUps followUps(Fields fields) {
    return new FollowUps(
        canvases.readList(fields, "on_success"),
        canvases.readList(fields, "on_failure"),
        canvases.readList(fields, "chain"),
        canvases.readIfAny(fields, "chord"),
        fields.textIfAny("group").map(group -> new Membership(new GroupId(group), index(fields))));
  }

  private static OptionalInt index(Fields fields) {
    return fields.has("group_index")
        ? OptionalInt.of(fields.number("group_index", 0))
        : OptionalInt.empty();
  }

  /** The same body as that of a fresh task; as it is, if it is no task. */
  Optional<Task> readIfTask(String body) {
    try {
      return Optional.of(read(body));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
