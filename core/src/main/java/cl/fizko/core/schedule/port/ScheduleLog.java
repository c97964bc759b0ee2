package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.desk.Change;
import java.util.List;

/**
 * What was done to rows, and by whom. Notes outlive their rows.
 *
 * <p>All methods may be called from any thread and throw {@link
 * cl.fizko.core.schedule.TimetableUnavailableException} when the notes cannot be reached.
 */
public interface ScheduleLog {

  /** Notes something that changes no row. */
  void note(Change change);

  /**
   * Notes, newest first.
   *
   * @param most at most so many, 1 to 1,000
   */
  List<Change> latest(int most);

  /** The same of the row of a name, or a number, whether it is still there or not. */
  List<Change> latestOf(String reference, int most);
}
