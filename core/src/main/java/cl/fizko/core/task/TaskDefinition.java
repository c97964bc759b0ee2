package cl.fizko.core.task;

/**
 * A task that this process can run.
 *
 * @param name under which it is sent
 * @param description what it does, in a sentence
 * @param handler the code
 * @param policy how workers treat it
 */
public record TaskDefinition(
    TaskName name, String description, TaskHandler handler, TaskPolicy policy) {

  /** A task that is treated as all others. */
  public TaskDefinition(TaskName name, String description, TaskHandler handler) {
    this(name, description, handler, TaskPolicy.DEFAULT);
  }

  /** A task whose arguments are a record; see {@link RecordBinder} for how they are bound. */
  public static <A extends Record> TaskDefinition typed(
      TaskName name, String description, Class<A> arguments, TypedTaskHandler<A> handler) {
    RecordBinder<A> binder = new RecordBinder<>(arguments);
    return new TaskDefinition(
        name, description, call -> handler.handle(binder.bind(call.task()), call));
  }

  public TaskDefinition with(TaskPolicy other) {
    return new TaskDefinition(name, description, handler, other);
  }
}
