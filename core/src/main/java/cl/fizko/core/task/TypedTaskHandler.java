package cl.fizko.core.task;

/**
 * The code behind a task whose arguments are a record. One instance serves all calls, from many
 * threads at once.
 */
@FunctionalInterface
public interface TypedTaskHandler<A extends Record> {

  /**
   * Runs one try.
   *
   * @return what became of it
   * @throws Exception makes the task fail with it; an interrupt means that it is to stop
   */
  Outcome handle(A arguments, TaskCall call) throws Exception;
}
