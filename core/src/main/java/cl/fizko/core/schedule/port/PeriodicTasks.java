package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.task.TaskId;
import java.time.Instant;
import java.util.Optional;

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
   * The row as it stands now.
   *
   * @return empty if it is gone, switched off or unreadable
   */
  Optional<PeriodicTask> find(PeriodicTaskId id);

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
   * row that fires once is switched off.
   *
   * @param sent the task that it sent
   * @return whether the row is still there
   */
  boolean recordFiring(PeriodicTaskId id, TaskId sent, Instant at);
}
