package cl.fizko.core.task;

import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.TaskResults;
import java.util.List;
import java.util.Optional;

/**
 * Runs a task once more that has failed for good: from the dead letters, under its own id, or else
 * anew, from what its result says that it was asked to do, in the queue that it came from.
 */
public final class TaskRetry {

  /** So many dead letters are looked through, the newest first. */
  private static final int LOOKED_THROUGH = 1_000;

  private final TaskResults results;
  private final DeadLetters deadLetters;
  private final TaskSender sender;

  public TaskRetry(TaskResults results, DeadLetters deadLetters, TaskSender sender) {
    this.results = results;
    this.deadLetters = deadLetters;
    this.sender = sender;
  }

  /** What came of it. */
  public sealed interface Retry {

    /**
     * It will run.
     *
     * @param id under which: its own, or a new one
     */
    record Sent(TaskId id) implements Retry {}

    /**
     * It will not, for it has not failed for good.
     *
     * @param reason why, in a sentence
     */
    record NotFailed(String reason) implements Retry {}

    /**
     * It cannot.
     *
     * @param reason why, in a sentence
     */
    record Refused(String reason) implements Retry {}
  }

  public Retry retry(TaskId id) {
    Optional<DeadLetter> letter = letter(id);
    if (letter.isPresent() && deadLetters.replay(List.of(letter.get().id())) == 1) {
      return new Retry.Sent(id);
    }
    Optional<TaskResult> result = results.find(id);
    if (result.filter(TaskRetry::hasFailed).isEmpty()) {
      return new Retry.NotFailed(
          result.isEmpty()
              ? "Nothing is known of this task, or it still waits."
              : "Only a task that has failed for good can be retried.");
    }
    return results
        .asked(id)
        .<Retry>map(this::again)
        .orElseGet(
            () ->
                new Retry.Refused(
                    "What the task was asked to do is not known any more; send it anew."));
  }

  private Retry again(Task asked) {
    Task task = Task.of(asked.name(), asked.arguments());
    results
        .askedIn(asked.id())
        .ifPresentOrElse(queue -> sender.send(task, queue), () -> sender.send(task));
    return new Retry.Sent(task.id());
  }

  private Optional<DeadLetter> letter(TaskId id) {
    return deadLetters.newest(DeadLetterFilter.ALL, LOOKED_THROUGH).stream()
        .filter(letter -> letter.taskId().filter(id::equals).isPresent())
        .findFirst();
  }

  private static boolean hasFailed(TaskResult result) {
    return switch (result) {
      case TaskResult.Failed failed -> true;
      case TaskResult.Revoked revoked -> true;
      case TaskResult.Succeeded succeeded -> false;
      case TaskResult.Started started -> false;
      case TaskResult.Running running -> false;
      case TaskResult.Retrying retrying -> false;
      case TaskResult.InState inState -> false;
    };
  }
}
