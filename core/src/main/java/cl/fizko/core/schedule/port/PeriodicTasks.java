package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.task.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows that say what is due when.
 *
 * <p>All methods may be called from any thread and throw {@link
 * cl.fizko.core.schedule.TimetableUnavailableException} when the rows cannot be reached.
 */
public interface PeriodicTasks {

  /** All rows that are switched on, as they stand at one moment. */
  Timetable read();

  /**
   * The same, told one by one, so that they need not all be kept. On the caller's thread; if it
   * throws, not all were told.
   */
  default void read(Consumer<PeriodicTask> tasks, Consumer<Timetable.UnreadableRow> unreadable) {
    Timetable timetable = read();
    timetable.tasks().forEach(tasks);
    timetable.unreadable().forEach(unreadable);
  }

  /**
   * The row as it stands now.
   *
   * @return empty if it is gone, switched off or unreadable
   */
  Optional<PeriodicTask> find(PeriodicTaskId id);

  /**
   * Those of some rows that are there, switched on and readable, as they stand now.
   *
   * @param ids none is allowed
   */
  default Map<PeriodicTaskId, PeriodicTask> find(Collection<PeriodicTaskId> ids) {
    Map<PeriodicTaskId, PeriodicTask> found = new HashMap<>();
    ids.forEach(id -> find(id).ifPresent(row -> found.put(id, row)));
    return found;
  }

  /**
   * Some of the rows that are there, switched on and readable, and were written last, in no order.
   * Only quickens: a beat reads all of them after a change, which may take seconds, and these
   * first.
   *
   * @param most at most so many; none is an answer, too
   */
  default Collection<PeriodicTask> lastWritten(int most) {
    return List.of();
  }

  /**
   * A text that differs from an earlier one if a change of the rows was announced in between. The
   * bookkeeping of {@link #recordFiring} announces nothing. Cheap: a beat asks once a second.
   */
  String changeMark();

  /**
   * A text that differs from an earlier one if the rows say something else, whether or not it was
   * announced; when a row fired last, and how often, is no part of it. Costs a look at every row.
   */
  String fingerprint();

  /**
   * Notes that a row has fired: its last run is at that instant, its count goes up by one, and a
   * row that fires once is switched off. That the same task was noted last is not counted again.
   *
   * @param sent the task that it sent
   * @return whether the row is still there
   */
  boolean recordFiring(PeriodicTaskId id, TaskId sent, Instant at);

  /**
   * Notes that rows have fired, all of them together; those that are gone are passed over.
   *
   * @param sent the task that each of them sent; none is allowed
   * @throws cl.fizko.core.schedule.RowRefusedException if one of them cannot be noted; then none is
   */
  default void recordFirings(Map<PeriodicTaskId, TaskId> sent, Instant at) {
    sent.forEach((id, task) -> recordFiring(id, task, at));
  }
}
