package cl.fizko.core.task;

/** Thrown by a handler to fail with an error of a chosen name. */
public final class TaskFailedException extends Exception {

  private final Failure failure;
  private final boolean forGood;

  public TaskFailedException(Failure failure) {
    this(failure, false);
  }

  private TaskFailedException(Failure failure, boolean forGood) {
    super(failure.type() + ": " + failure.message());
    this.failure = failure;
    this.forGood = forGood;
  }

  /** A failure that another try would not change: the task is not retried, whatever its policy. */
  public static TaskFailedException forGood(Failure failure) {
    return new TaskFailedException(failure, true);
  }

  /** What the reader of the result will see. */
  public Failure failure() {
    return failure;
  }

  /** Whether another try would not change it. */
  public boolean isForGood() {
    return forGood;
  }
}
