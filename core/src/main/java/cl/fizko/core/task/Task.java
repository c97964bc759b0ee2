package cl.fizko.core.task;

/**
 * One piece of work that somebody asked for.
 *
 * @param id who it is, through all retries
 * @param name what is to be done
 * @param arguments with what
 * @param options and how
 */
public record Task(TaskId id, TaskName name, Arguments arguments, TaskOptions options) {

  /** A fresh task with the default options. */
  public static Task of(TaskName name, Arguments arguments) {
    return new Task(TaskId.random(), name, arguments, TaskOptions.DEFAULT);
  }

  public Task with(TaskOptions other) {
    return new Task(id, name, arguments, other);
  }
}
