package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.desk.Draft;
import cl.fizko.core.schedule.desk.Entry;
import cl.fizko.core.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Turns a row into an entry, readable or not. */
final class EntryReader {

  private final RowReader rows;

  EntryReader(RowReader rows) {
    this.rows = rows;
  }

  Entry read(ResultSet result, StatementContext context) throws SQLException {
    Row row = Row.of(result);
    Columns columns = new Columns(row.task());
    Optional<TaskId> lastTask = Optional.ofNullable(result.getString("last_task")).map(TaskId::new);
    Optional<Instant> alarm =
        Optional.ofNullable(result.getObject("alarm", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
    return new Entry(
        new PeriodicTaskId(row.id()),
        content(row, columns),
        lastRun(columns),
        columns.number("total_run_count"),
        lastTask,
        alarm);
  }

  private Entry.Content content(Row row, Columns columns) {
    boolean over = columns.flag("one_off") && columns.number("total_run_count") > 0;
    boolean enabled = columns.flag("enabled") && !over;
    return switch (rows.read(row)) {
      case RowReader.Good good ->
          new Entry.Legible(Draft.of(good.task(), enabled, columns.text("description", "")));
      case RowReader.Bad bad ->
          new Entry.Illegible(row.name(), enabled, columns.text("task", ""), bad.row().reason());
    };
  }

  private static Instant lastRun(Columns columns) {
    try {
      return columns.time("last_run_at");
    } catch (IllegalArgumentException e) {
      return PeriodicTask.UNSET;
    }
  }
}
