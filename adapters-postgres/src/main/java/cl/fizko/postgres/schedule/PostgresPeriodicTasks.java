package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.schedule.port.Sun;
import cl.fizko.core.task.TaskId;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * {@link PeriodicTasks} in the tables of sqlalchemy-celery-beat 0.8.4 (celery-wire §8), in the
 * shape that the library gives them and in those that deployments have made by hand: rows are read
 * as JSON, so a column more or less, or of another type, does not matter.
 */
public final class PostgresPeriodicTasks implements PeriodicTasks {

  private static final int AT_ONCE = 1_000;

  private final String all = RowsSql.of("WHERE t.enabled");
  private final String some = RowsSql.of("WHERE t.enabled AND t.id = ANY (:ids)");

  /** Whoever wrote them, and whatever date_changed says. */
  private final String lastWritten =
      RowsSql.of(
          "WHERE t.enabled AND t.id IN (SELECT id FROM celery_schema.celery_periodictask"
              + " ORDER BY age(xmin) LIMIT :most)");

  private final String changeMark = Sql.named("change_mark");
  private final Fingerprint fingerprint = new Fingerprint();
  private final String recordFirings = Sql.named("record_firings");
  private final Calls calls;
  private final Sun sun;

  public PostgresPeriodicTasks(PostgresDatabase database, Sun sun) {
    this.calls = new Calls(database);
    this.sun = sun;
  }

  @Override
  public Timetable read() {
    List<PeriodicTask> tasks = new ArrayList<>();
    List<Timetable.UnreadableRow> unreadable = new ArrayList<>();
    read(tasks::add, unreadable::add);
    return new Timetable(tasks, unreadable);
  }

  @Override
  public void read(Consumer<PeriodicTask> tasks, Consumer<Timetable.UnreadableRow> unreadable) {
    RowReader reader = RowReader.ofMany(sun);
    calls.inTransaction(
        handle -> {
          try (Stream<Row> told = rows(handle.createQuery(all))) {
            told.forEach(
                row -> {
                  switch (reader.read(row)) {
                    case RowReader.Good readable -> tasks.accept(readable.task());
                    case RowReader.Bad bad -> unreadable.accept(bad.row());
                  }
                });
          }
          return true;
        });
  }

  @Override
  public Optional<PeriodicTask> find(PeriodicTaskId id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  @Override
  public Map<PeriodicTaskId, PeriodicTask> find(Collection<PeriodicTaskId> ids) {
    return readable(handle -> handle.createQuery(some).bindArray("ids", Long.class, numbers(ids)));
  }

  @Override
  public Collection<PeriodicTask> lastWritten(int most) {
    return readable(handle -> handle.createQuery(lastWritten).bind("most", most)).values();
  }

  private Map<PeriodicTaskId, PeriodicTask> readable(Function<Handle, Query> query) {
    RowReader reader = new RowReader(sun);
    Map<PeriodicTaskId, PeriodicTask> found = new HashMap<>();
    for (Row row : calls.in(handle -> rows(query.apply(handle)).toList())) {
      if (reader.read(row) instanceof RowReader.Good good) {
        found.put(good.task().id(), good.task());
      }
    }
    return found;
  }

  @Override
  public String changeMark() {
    return calls.in(handle -> handle.createQuery(changeMark).mapTo(String.class).one());
  }

  @Override
  public String fingerprint() {
    return calls.in(fingerprint::take);
  }

  @Override
  public boolean recordFiring(PeriodicTaskId id, TaskId sent, Instant at) {
    return record(Map.of(id, sent), at) > 0;
  }

  @Override
  public void recordFirings(Map<PeriodicTaskId, TaskId> sent, Instant at) {
    if (!sent.isEmpty()) {
      record(sent, at);
    }
  }

  private long record(Map<PeriodicTaskId, TaskId> sent, Instant at) {
    List<PeriodicTaskId> ids = List.copyOf(sent.keySet());
    return calls.writing(
        handle ->
            handle
                .createQuery(recordFirings)
                .bindArray("ids", Long.class, numbers(ids))
                .bindArray(
                    "sent", String.class, ids.stream().map(sent::get).map(TaskId::value).toList())
                .bindBySqlType("at", at.toString(), Types.OTHER)
                .mapTo(Long.class)
                .one());
  }

  private static List<Long> numbers(Collection<PeriodicTaskId> ids) {
    return ids.stream().map(PeriodicTaskId::value).toList();
  }

  /** Some at a time where there is a transaction, so that not all lie in memory twice. */
  private static Stream<Row> rows(Query query) {
    return query.setFetchSize(AT_ONCE).map((result, context) -> Row.of(result)).stream();
  }
}
