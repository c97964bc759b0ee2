package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Draft;
import cl.fizko.core.schedule.desk.Entry;
import java.util.List;
import java.util.Optional;

/**
 * The rows, as those see them who change them. A change is written together with its note and its
 * announcement to the beats, or not at all.
 *
 * <p>All methods may be called from any thread and throw {@link
 * cl.fizko.core.schedule.TimetableUnavailableException} when the rows cannot be reached.
 */
public interface ScheduleBook {

  /**
   * Rows by number, rising.
   *
   * @param after only those with a higher number; 0 for all
   * @param most at most so many, 1 to 1,000
   */
  List<Entry> page(long after, int most);

  /** The row of a name, or else the one of that number. */
  Optional<Entry> find(String reference);

  /**
   * Adds a row.
   *
   * @param note what is noted, whatever row it names
   * @throws cl.fizko.core.schedule.desk.NameTakenException if a row has the name
   */
  PeriodicTaskId add(Draft draft, Change note);

  /**
   * Lets a row say something else; its bookkeeping stays.
   *
   * @return whether it is still there
   * @throws cl.fizko.core.schedule.desk.NameTakenException if another row has the name
   */
  boolean replace(PeriodicTaskId id, Draft draft, Change note);

  /**
   * Switches a row on or off, readable or not.
   *
   * @return whether it is still there
   */
  boolean enable(PeriodicTaskId id, boolean on, Change note);

  /**
   * Removes a row.
   *
   * @return whether it was still there
   */
  boolean remove(PeriodicTaskId id, Change note);
}
