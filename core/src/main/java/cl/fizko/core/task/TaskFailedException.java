package cl.fizko.core.task;

/** Thrown by a handler to fail with an error of a chosen name. */
public final class TaskFailedException extends Exception {

  private final Failure failure;

  public TaskFailedException(Failure failure) {
    super(failure.type() + ": " + failure.message());
    this.failure = failure;
  }

  /** What the reader of the result will see. */
  public Failure failure() {
    return failure;
  }
}
