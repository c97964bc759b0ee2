package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.task.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * A row as it stands, switched on or not, readable or not.
 *
 * @param id its number
 * @param content what it says
 * @param lastRunAt when it fired last; {@link PeriodicTask#UNSET} if it never did
 * @param runs how often it has fired
 * @param lastTask the task that it sent last, if that is known
 * @param alarm when a beat has been told to wake it, if that is known
 */
public record Entry(
    PeriodicTaskId id,
    Content content,
    Instant lastRunAt,
    long runs,
    Optional<TaskId> lastTask,
    Optional<Instant> alarm) {

  /** What it says. */
  public sealed interface Content {

    String name();

    boolean enabled();
  }

  /** Something that can be followed. */
  public record Legible(Draft draft) implements Content {

    @Override
    public String name() {
      return draft.name();
    }

    @Override
    public boolean enabled() {
      return draft.enabled();
    }
  }

  /**
   * Something that nobody can follow; it is set aside until it changes.
   *
   * @param task the name of the task as it stands there
   * @param reason the column, what is wrong with it, and what would be right
   */
  public record Illegible(String name, boolean enabled, String task, String reason)
      implements Content {}

  public String name() {
    return content.name();
  }
}
