package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Draft;
import cl.fizko.core.schedule.desk.Entry;
import cl.fizko.core.schedule.desk.NameTakenException;
import cl.fizko.core.schedule.port.ScheduleBook;
import cl.fizko.core.schedule.port.Sun;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * {@link ScheduleBook} in the tables of sqlalchemy-celery-beat 0.8.4 (celery-wire §8) and ours
 * beside them. A change moves the marker that the beats of both kinds look at, and tells ours at
 * once.
 */
public final class PostgresScheduleBook implements ScheduleBook {

  private final String page = RowsSql.withRunsOf("WHERE t.id > :after ORDER BY t.id LIMIT :most");
  private final String one =
      RowsSql.withRunsOf(
          "WHERE t.name = :reference OR t.id::text = :reference"
              + " ORDER BY t.name = :reference DESC LIMIT 1");
  private final String enableTask = Sql.named("enable_task");
  private final String announce = Sql.named("announce");
  private final TaskWriter writer = new TaskWriter();
  private final EntryReader reader;
  private final PostgresScheduleLog log;
  private final Calls calls;

  public PostgresScheduleBook(PostgresDatabase database, Sun sun) {
    this.calls = new Calls(database);
    this.log = new PostgresScheduleLog(database);
    this.reader = new EntryReader(new RowReader(sun));
  }

  @Override
  public List<Entry> page(long after, int most) {
    return entries(page, Map.of("after", after, "most", most));
  }

  @Override
  public Optional<Entry> find(String reference) {
    return entries(one, Map.of("reference", reference)).stream().findFirst();
  }

  private List<Entry> entries(String query, Map<String, Object> parameters) {
    return calls.in(
        handle -> handle.createQuery(query).bindMap(parameters).map(reader::read).list());
  }

  @Override
  public PeriodicTaskId add(Draft draft, Change note) {
    return calls.inTransaction(
        handle -> {
          refuseName(handle, draft.name(), 0);
          PeriodicTaskId id = new PeriodicTaskId(writer.insert(handle, draft, note.at()));
          finish(handle, note.withRow(id));
          return id;
        });
  }

  @Override
  public boolean replace(PeriodicTaskId id, Draft draft, Change note) {
    return change(
        note,
        handle -> {
          refuseName(handle, draft.name(), id.value());
          return writer.update(handle, id.value(), draft, note.at());
        });
  }

  @Override
  public boolean enable(PeriodicTaskId id, boolean on, Change note) {
    return change(
        note,
        handle ->
            handle
                    .createUpdate(enableTask)
                    .bind("on", on)
                    .bindBySqlType("at", note.at().toString(), Types.OTHER)
                    .bind("id", id.value())
                    .execute()
                > 0);
  }

  @Override
  public boolean remove(PeriodicTaskId id, Change note) {
    return change(
        note,
        handle -> {
          for (String table : List.of("periodic_task_option", "periodic_task_run")) {
            handle.execute(
                "DELETE FROM fizko." + table + " WHERE periodic_task_id = ?", id.value());
          }
          return handle.execute(
                  "DELETE FROM celery_schema.celery_periodictask WHERE id = ?", id.value())
              > 0;
        });
  }

  private boolean change(Change note, Predicate<Handle> work) {
    return calls.inTransaction(
        handle -> {
          boolean there = work.test(handle);
          if (there) {
            finish(handle, note);
          }
          return there;
        });
  }

  /**
   * Tables made by hand may have names twice, so it is not left to a constraint; the lock keeps two
   * who write at once from giving the same name.
   */
  private static void refuseName(Handle handle, String name, long but) {
    handle.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 7446))", name);
    boolean taken =
        handle
            .createQuery(
                "SELECT EXISTS (SELECT FROM celery_schema.celery_periodictask"
                    + " WHERE name = :name AND id <> :but)")
            .bind("name", name)
            .bind("but", but)
            .mapTo(Boolean.class)
            .one();
    if (taken) {
      throw new NameTakenException(name);
    }
  }

  private void finish(Handle handle, Change note) {
    log.note(handle, note);
    handle.execute(announce);
    handle.execute("NOTIFY " + PostgresChangeAlerts.CHANNEL);
  }
}
