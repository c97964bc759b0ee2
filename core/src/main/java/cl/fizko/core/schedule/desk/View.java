package cl.fizko.core.schedule.desk;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row as an operator sees it.
 *
 * @param entry the row
 * @param fields what it says, by the names of {@link ScheduleForm}; of a row that cannot be read
 *     only its name, task and whether it is switched on
 * @param next when it is due next, in its own zone, up to three times; none if it is switched off
 * @param lastRun its last run; empty if it never ran
 */
public record View(
    Entry entry, Map<String, Object> fields, List<ZonedDateTime> next, Optional<LastRun> lastRun) {

  /**
   * A run.
   *
   * @param task what was sent, if that is known
   * @param result what is known of it, as long as results are kept
   */
  public record LastRun(Instant at, Optional<TaskId> task, Optional<TaskResult> result) {}

  /** Why the row is set aside; empty if it is not. */
  public Optional<String> reason() {
    return entry.content() instanceof Entry.Illegible illegible
        ? Optional.of(illegible.reason())
        : Optional.empty();
  }
}
