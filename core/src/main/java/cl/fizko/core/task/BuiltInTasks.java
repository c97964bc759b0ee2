package cl.fizko.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Celery's built-in tasks that call another one in place, once for each item of a list and one
 * after the other (celery-wire §5): {@code celery.map} with the item as the argument, {@code
 * celery.starmap} with the values in the item as the arguments, and {@code celery.chunks}, which is
 * a starmap over pieces of so many items. The inner task's options and policy do not count: it is
 * all one try of one task, which the first failure fails. And {@code celery.accumulate}, which
 * Celery makes the body of a chord that takes the place of a group.
 */
record BuiltInTasks(TaskCatalogue catalogue) {

  /** One step of a built-in task. */
  private interface Call {
    Outcome with(Object item) throws Exception;
  }

  /** What runs a built-in task; empty if it is none, or if the task that it calls is not ours. */
  Optional<TaskDefinition> find(Task task) {
    return switch (task.name().value()) {
      case "celery.map" ->
          calling(
              task, (inner, call) -> each(items(call), item -> inner(inner, call, single(item))));
      case "celery.starmap" -> calling(task, (inner, call) -> starmap(items(call), inner, call));
      case "celery.chunks" ->
          calling(
              task,
              (inner, call) -> each(pieces(call), piece -> starmap((List<?>) piece, inner, call)));
      case "celery.accumulate" ->
          Optional.of(
              new TaskDefinition(task.name(), "Returns its arguments.", BuiltInTasks::accumulate));
      default -> Optional.empty();
    };
  }

  /** What a built-in task does with the one that it calls. */
  private interface Body {
    Outcome run(TaskDefinition inner, TaskCall call) throws Exception;
  }

  private Optional<TaskDefinition> calling(Task task, Body body) {
    Optional<TaskName> name = innerName(task);
    if (name.isEmpty()) {
      return Optional.of(
          definition(
              task,
              call -> {
                throw refused(call, "task", "an object with the name of a task in 'task'");
              }));
    }
    return catalogue.find(name.get()).map(inner -> definition(task, call -> body.run(inner, call)));
  }

  private static TaskDefinition definition(Task task, TaskHandler handler) {
    return new TaskDefinition(task.name(), "Calls a task for each item of a list.", handler);
  }

  private static Optional<TaskName> innerName(Task task) {
    try {
      return argument(task, "task", 0) instanceof Map<?, ?> signature
              && signature.get("task") instanceof String name
          ? Optional.of(new TaskName(name))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Outcome starmap(List<?> items, TaskDefinition inner, TaskCall call)
      throws Exception {
    return each(
        items,
        item -> {
          if (item instanceof List<?> values) {
            return inner(inner, call, values);
          }
          throw refused(call, "it", "a list of lists");
        });
  }

  /** The results of all items; or what became of the first one that did not succeed. */
  private static Outcome each(List<?> items, Call call) throws Exception {
    List<Object> values = new ArrayList<>();
    for (Object item : items) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Outcome outcome = call.with(item);
      if (!(outcome instanceof Outcome.Succeeded done)) {
        return outcome instanceof Outcome.Retried retried
            ? new Outcome.Failed(retried.cause())
            : outcome;
      }
      values.add(done.value() == Nothing.NOTHING ? null : done.value());
    }
    return Outcome.succeeded(values);
  }

  private static Outcome inner(TaskDefinition inner, TaskCall call, List<?> values)
      throws Exception {
    Task task = call.task();
    Arguments arguments = new Arguments(new ArrayList<>(values), Map.of());
    return inner
        .handler()
        .handle(
            new TaskCall(
                new Task(task.id(), inner.name(), arguments, task.options(), task.followUps()),
                call.worker(),
                call.reporter()));
  }

  private static List<Object> single(Object item) {
    List<Object> one = new ArrayList<>();
    one.add(item);
    return one;
  }

  private static List<?> items(TaskCall call) throws TaskFailedException {
    if (argument(call.task(), "it", 1) instanceof List<?> items) {
      return items;
    }
    throw refused(call, "it", "a list");
  }

  private static List<List<?>> pieces(TaskCall call) throws TaskFailedException {
    if (!(argument(call.task(), "n", 2) instanceof Integer size) || size < 1) {
      throw refused(call, "n", "an integer of 1 or more");
    }
    List<?> items = items(call);
    List<List<?>> pieces = new ArrayList<>();
    for (int start = 0; start < items.size(); start += size) {
      pieces.add(items.subList(start, Math.min(start + size, items.size())));
    }
    return pieces;
  }

  private static Outcome accumulate(TaskCall call) throws TaskFailedException {
    List<Object> given = call.task().arguments().positional();
    Object index = call.task().arguments().named().get("index");
    if (index == null) {
      return Outcome.succeeded(given);
    }
    if (index instanceof Integer at && at >= 0 && at < given.size()) {
      Object chosen = given.get(at);
      return chosen == null ? Outcome.succeeded() : Outcome.succeeded(chosen);
    }
    throw refused(call, "index", "an integer from 0 to " + (given.size() - 1));
  }

  private static Object argument(Task task, String name, int position) {
    List<Object> positional = task.arguments().positional();
    Object value =
        position < positional.size()
            ? positional.get(position)
            : task.arguments().named().get(name);
    return value == null ? Nothing.NOTHING : value;
  }

  private static TaskFailedException refused(TaskCall call, String argument, String expected) {
    return TaskFailedException.forGood(
        Failure.of(
            "TypeError",
            "builtins",
            call.task().name() + ": argument '" + argument + "' expected " + expected));
  }
}
