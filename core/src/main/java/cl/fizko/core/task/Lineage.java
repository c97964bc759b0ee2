package cl.fizko.core.task;

/** Where a task comes from. */
public sealed interface Lineage {

  Lineage FIRST = new First();

  /** Sent by a client: the first task of its tree. */
  record First() implements Lineage {}

  /**
   * Sent by another task.
   *
   * @param root the first task of the tree
   * @param parent the task that sent this one
   */
  record ChildOf(TaskId root, TaskId parent) implements Lineage {}
}
