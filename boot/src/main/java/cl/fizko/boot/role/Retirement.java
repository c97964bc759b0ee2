package cl.fizko.boot.role;

/** Is told when a worker has ended what it had and its process is to end. */
@FunctionalInterface
public interface Retirement {

  /**
   * The worker is done.
   *
   * @param reason why; {@link cl.fizko.core.task.WorkerControl#SHUT_DOWN} if nobody is to follow it
   */
  void retired(String reason);
}
