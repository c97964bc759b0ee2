package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
   * A text that differs from an earlier one if a change of the rows was announced in between. The
   * bookkeeping of {@link #recordFiring} announces nothing.
   */
  String changeMark();

  /**
   * Notes that a row has fired: its last run is at that instant, its count goes up by one, and a
   * row that fires once is switched off.
   *
   * @return whether the row is still there
   */
  boolean recordFiring(PeriodicTaskId id, Instant at);

  /** Notes that rows, each named once, have fired; all of them, or none if it fails. */
  default void recordFirings(Collection<PeriodicTaskId> ids, Instant at) {
    ids.forEach(id -> recordFiring(id, at));
  }
}
