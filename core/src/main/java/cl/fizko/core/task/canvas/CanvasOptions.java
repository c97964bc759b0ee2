package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a canvas wants to be handled: the options of a Celery signature under their own names ({@code
 * queue}, {@code priority}, {@code countdown} …), so that those which somebody else wrote travel on
 * unharmed. The canvases among them are {@link Canvas}, all else are JSON values.
 *
 * @param values by name
 * @param onSuccess what its success starts ({@code link})
 * @param onFailure what its failure starts ({@code link_error})
 * @param chain what follows when it has succeeded, the next one first
 * @param chord the body of the chord whose part it is
 */
public record CanvasOptions(
    Map<String, Object> values,
    List<Canvas> onSuccess,
    List<Canvas> onFailure,
    List<Canvas> chain,
    Optional<Canvas> chord) {

  public static final CanvasOptions NONE =
      new CanvasOptions(Map.of(), List.of(), List.of(), List.of(), Optional.empty());

  public CanvasOptions {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    onSuccess = List.copyOf(onSuccess);
    onFailure = List.copyOf(onFailure);
    chain = List.copyOf(chain);
  }

  /** The value of that name; {@link Nothing#NOTHING} if there is none. */
  Object value(String name) {
    Object value = values.get(name);
    return value == null ? Nothing.NOTHING : value;
  }

  /** The text of that name, if there is one. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The number of that name, if there is one. */
  public Optional<Number> number(String name) {
    return values.get(name) instanceof Number number ? Optional.of(number) : Optional.empty();
  }

  /** The id that its task, or its group, is to have. */
  public Optional<TaskId> id() {
    return text("task_id").map(TaskId::new);
  }

  public CanvasOptions withId(TaskId id) {
    return with("task_id", id.value());
  }

  public CanvasOptions withQueue(QueueName queue) {
    return with("queue", queue.value());
  }

  /** With one value more, or another one. */
  public CanvasOptions with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new CanvasOptions(more, onSuccess, onFailure, chain, chord);
  }

  CanvasOptions linked(List<Canvas> next) {
    return new CanvasOptions(values, join(onSuccess, next), onFailure, chain, chord);
  }

  CanvasOptions linkedOnError(List<Canvas> next) {
    return new CanvasOptions(values, onSuccess, join(onFailure, next), chain, chord);
  }

  CanvasOptions withChord(Optional<Canvas> body) {
    return body.isEmpty() ? this : new CanvasOptions(values, onSuccess, onFailure, chain, body);
  }

  CanvasOptions memberOf(Optional<Membership> group) {
    return group
        .map(
            member -> {
              CanvasOptions in = with("group_id", member.group().value());
              return member.index().isPresent()
                  ? in.with("group_index", member.index().getAsInt())
                  : in;
            })
        .orElse(this);
  }

  static List<Canvas> join(List<Canvas> first, List<Canvas> second) {
    if (second.isEmpty()) {
      return first;
    }
    List<Canvas> both = new ArrayList<>(first);
    second.stream().filter(each -> !first.contains(each)).forEach(both::add);
    return both;
  }
}
