package cl.fizko.core.task;

import java.time.Instant;
import java.util.Optional;

/** What is known of a task that somebody sent. */
public sealed interface TaskResult {

  /** Whose result it is. */
  TaskId id();

  /** The result that an outcome is; empty if it is none, because the task is still to be run. */
  static Optional<TaskResult> of(TaskId id, Outcome outcome, Instant now) {
    return switch (outcome.storable()) {
      case Outcome.Succeeded done -> Optional.of(new Succeeded(id, done.value(), now));
      case Outcome.Failed failed -> Optional.of(new Failed(id, failed.failure(), now));
      case Outcome.DeadLettered dead -> Optional.of(new Failed(id, dead.cause(), now));
      case Outcome.Revoked revoked -> Optional.of(new Revoked(id, revoked.reason(), now));
      case Outcome.Retried retried -> Optional.of(new Retrying(id, retried.cause()));
      case Outcome.Postponed postponed -> Optional.empty();
      case Outcome.Admitted admitted -> Optional.empty();
      case Outcome.Declined declined -> Optional.empty();
      case Outcome.Released released -> Optional.empty();
    };
  }

  /** Whether nothing more will come. */
  default boolean isFinal() {
    return switch (this) {
      case Succeeded succeeded -> true;
      case Failed failed -> true;
      case Revoked revoked -> true;
      case Started started -> false;
      case Retrying retrying -> false;
      case Running running -> false;
      case InState inState -> false;
    };
  }

  /**
   * It runs.
   *
   * @param worker the name of the worker; empty if it is not known
   */
  record Started(TaskId id, String worker) implements TaskResult {}

  /** It runs, and says how far it has come. */
  record Running(TaskId id, Progress progress) implements TaskResult {}

  /** It failed and waits for its next try. */
  record Retrying(TaskId id, Failure cause) implements TaskResult {}

  /**
   * It is in a state of its own making.
   *
   * @param detail a JSON value; {@link Nothing#NOTHING} for none
   */
  record InState(TaskId id, String state, Object detail) implements TaskResult {}

  /**
   * It succeeded.
   *
   * @param value a JSON value; {@link Nothing#NOTHING} for none
   */
  record Succeeded(TaskId id, Object value, Instant doneAt) implements TaskResult {}

  /** It failed for good. */
  record Failed(TaskId id, Failure failure, Instant doneAt) implements TaskResult {}

  /**
   * It was not to be run any more.
   *
   * @param reason {@code expired}, {@code revoked} or {@code terminated}
   */
  record Revoked(TaskId id, String reason, Instant doneAt) implements TaskResult {}
}
