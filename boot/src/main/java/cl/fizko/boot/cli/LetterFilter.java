package cl.fizko.boot.cli;

import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which dead letters are meant: those for which all that is given holds. */
final class LetterFilter {

  @Option(names = "--task", paramLabel = "NAME", description = "Those of a task.")
  private Optional<String> task = Optional.empty();

  @Option(names = "--queue", paramLabel = "NAME", description = "Those of a queue.")
  private Optional<String> queue = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Those with a text in their reason; its case does not matter.")
  private Optional<String> reason = Optional.empty();

  /**
   * @throws IllegalArgumentException if a name is none
   */
  DeadLetterFilter filter() {
    return new DeadLetterFilter(queue.map(QueueName::new), task.map(TaskName::new), reason);
  }

  boolean isGiven() {
    return task.isPresent() || queue.isPresent() || reason.isPresent();
  }
}
