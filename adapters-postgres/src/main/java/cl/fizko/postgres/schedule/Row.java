package cl.fizko.postgres.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of the timetable as the database tells it.
 *
 * @param id its number
 * @param name its name
 * @param task all its columns, a JSON object
 * @param crontab the columns of the crontab that its schedule's number means; null if there is none
 * @param interval the same for intervals
 * @param clocked the same for instants
 * @param solar the same for the sun's events
 * @param option what it says in our own table; null if nothing
 */
record Row(
    long id,
    String name,
    String task,
    @Nullable String crontab,
    @Nullable String interval,
    @Nullable String clocked,
    @Nullable String solar,
    @Nullable String option) {

  /** The row of a result with all its columns. */
  static Row of(ResultSet result) throws SQLException {
    return new Row(
        result.getLong("id"),
        result.getString("name"),
        result.getString("task"),
        result.getString("crontab"),
        result.getString("interval"),
        result.getString("clocked"),
        result.getString("solar"),
        result.getString("option"));
  }
}
