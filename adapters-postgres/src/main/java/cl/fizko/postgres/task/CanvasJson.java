package cl.fizko.postgres.task;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.canvas.Canvas;
import cl.fizko.core.task.canvas.CanvasOptions;
import cl.fizko.core.task.canvas.Chain;
import cl.fizko.core.task.canvas.Chord;
import cl.fizko.core.task.canvas.Group;
import cl.fizko.core.task.canvas.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Canvases as JSON values, and back, without loss. Empty parts are left out. */
final class CanvasJson {

  Map<String, Object> write(Canvas canvas) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (canvas) {
      case Step step -> {
        json.put("step", step.name().value());
        putUnlessEmpty(json, "args", step.arguments().positional());
        putUnlessEmpty(json, "kwargs", step.arguments().named());
        if (step.immutable()) {
          json.put("immutable", true);
        }
      }
      case Chain chain -> json.put("chain", write(chain.steps()));
      case Group group -> json.put("group", write(group.members()));
      case Chord chord -> {
        json.put("chord", write(chord.header()));
        json.put("body", write(chord.body()));
      }
    }
    putUnlessEmpty(json, "options", options(canvas.options()));
    return json;
  }

  List<Map<String, Object>> write(List<Canvas> canvases) {
    return canvases.stream().map(this::write).toList();
  }

  private Map<String, Object> options(CanvasOptions options) {
    Map<String, Object> json = new LinkedHashMap<>();
    putUnlessEmpty(json, "values", options.values());
    putUnlessEmpty(json, "on_success", write(options.onSuccess()));
    putUnlessEmpty(json, "on_failure", write(options.onFailure()));
    putUnlessEmpty(json, "chain", write(options.chain()));
    options.chord().ifPresent(body -> json.put("chord", write(body)));
    return json;
  }

  static void putUnlessEmpty(Map<String, Object> json, String name, List<?> value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  static void putUnlessEmpty(Map<String, Object> json, String name, Map<String, ?> value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  /** The canvases of a field; none if there is no such field. */
  List<Canvas> readList(Fields from, String name) {
    return from.list(name).stream().map(each -> read(Fields.of("a canvas", each))).toList();
  }

  /** The canvas of a field, if there is such a field. */
  Optional<Canvas> readIfAny(Fields from, String name) {
    return from.has(name) ? Optional.of(read(from.fields(name))) : Optional.empty();
  }

  private Canvas read(Fields json) {
    CanvasOptions options =
        json.has("options") ? readOptions(json.fields("options")) : CanvasOptions.NONE;
    if (json.has("step")) {
      return new Step(
          new TaskName(json.text("step")),
          new Arguments(json.list("args"), json.object("kwargs")),
          json.flag("immutable"),
          options);
    }
    if (json.has("chain")) {
      return new Chain(readList(json, "chain"), options);
    }
    if (json.has("group")) {
      return new Group(readList(json, "group"), options);
    }
    if (json.has("chord")) {
      return new Chord(readList(json, "chord"), read(json.fields("body")), options);
    }
    throw new IllegalArgumentException("a canvas is none of step, chain, group and chord");
  }

  private CanvasOptions readOptions(Fields json) {
    return new CanvasOptions(
        json.object("values"),
        readList(json, "on_success"),
        readList(json, "on_failure"),
        readList(json, "chain"),
        readIfAny(json, "chord"));
  }
}
