package cl.fizko.core.task;

/** The code behind a task. One instance serves all calls, from many threads at once. */
@FunctionalInterface
public interface TaskHandler {

  /**
   * Runs one try.
   *
   * @return what became of it
   * @throws Exception makes the task fail with it; an interrupt means that the worker wants to end
   */
  Outcome handle(TaskCall call) throws Exception;
}
