package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.port.ScheduleLog;
import cl.fizko.postgres.PostgresDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@link ScheduleLog} in {@code fizko.periodic_task_change}. */
public final class PostgresScheduleLog implements ScheduleLog {

  private static final String NEWEST_FIRST = " ORDER BY id DESC LIMIT :most";
  private static final String ALL =
      "SELECT changed_at, changed_by, action, periodic_task_id, name, detail::text"
          + " FROM fizko.periodic_task_change";

  /** A row that had the name once is meant by it, too, and so are its notes from before. */
  private static final String OF_ONE =
      ALL
          + " WHERE periodic_task_id IN (SELECT periodic_task_id FROM fizko.periodic_task_change"
          + " WHERE name = :reference)"
          + " OR (periodic_task_id::text = :reference AND NOT EXISTS (SELECT"
          + " FROM fizko.periodic_task_change WHERE name = :reference))";

  private final String insertChange = Sql.named("insert_change");
  private final Calls calls;
  private final Fields json = new Fields();

  public PostgresScheduleLog(PostgresDatabase database) {
    this.calls = new Calls(database);
  }

  @Override
  public void note(Change change) {
    calls.in(handle -> note(handle, change));
  }

  /** The same within a transaction. */
  int note(Handle handle, Change change) {
    return handle
        .createUpdate(insertChange)
        .bind("at", OffsetDateTime.ofInstant(change.at(), ZoneOffset.UTC))
        .bind("by", change.by())
        .bind("action", change.action().label())
        .bind("row", change.row().value())
        .bind("name", change.name())
        .bind("detail", json.write(change.detail()))
        .execute();
  }

  @Override
  public List<Change> latest(int most) {
    return read(ALL + NEWEST_FIRST, Map.of("most", most));
  }

  @Override
  public List<Change> latestOf(String reference, int most) {
    return read(OF_ONE + NEWEST_FIRST, Map.of("most", most, "reference", reference));
  }

  private List<Change> read(String query, Map<String, Object> parameters) {
    return calls.in(
        handle ->
            handle
                .createQuery(query)
                .bindMap(parameters)
                .map(
                    (result, context) ->
                        new Change(
                            result.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            result.getString("changed_by"),
                            Change.Action.valueOf(
                                result.getString("action").toUpperCase(Locale.ROOT)),
                            new PeriodicTaskId(result.getLong("periodic_task_id")),
                            result.getString("name"),
                            json.object(result.getString("detail"))))
                .list());
  }
}
