package cl.fizko.core.schedule;

import java.util.List;

/**
 * All rows that are switched on.
 *
 * @param tasks those that can be read
 * @param unreadable those that cannot; they do not keep the others from running
 */
public record Timetable(List<PeriodicTask> tasks, List<UnreadableRow> unreadable) {

  public Timetable {
    tasks = List.copyOf(tasks);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A row that says something nobody understands.
   *
   * @param reason the column, what is wrong with it, and what would be right
   */
  public record UnreadableRow(PeriodicTaskId id, String name, String reason) {}
}
