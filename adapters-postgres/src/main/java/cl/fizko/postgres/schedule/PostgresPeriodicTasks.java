package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.schedule.port.Sun;
import cl.fizko.core.task.TaskId;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * {@link PeriodicTasks} in the tables of sqlalchemy-celery-beat 0.8.4 (celery-wire §8), in the
 * shape that the library gives them and in those that deployments have made by hand: rows are read
 * as JSON, so a column more or less, or of another type, does not matter.
 */
public final class PostgresPeriodicTasks implements PeriodicTasks {

  private final String all = RowsSql.of("WHERE t.enabled");
  private final String one = RowsSql.of("WHERE t.enabled AND t.id = :id");
  private final String changeMark = Sql.named("change_mark");
  private final Fingerprint fingerprint = new Fingerprint();
  private final String recordFiring = Sql.named("record_firing");
  private final Calls calls;
  private final RowReader reader;

  public PostgresPeriodicTasks(PostgresDatabase database, Sun sun) {
    this.calls = new Calls(database);
    this.reader = new RowReader(sun);
  }

  @Override
  public Timetable read() {
    List<PeriodicTask> tasks = new ArrayList<>();
    List<Timetable.UnreadableRow> unreadable = new ArrayList<>();
    for (Row row : calls.in(handle -> rows(handle.createQuery(all)))) {
      switch (reader.read(row)) {
        case RowReader.Good readable -> tasks.add(readable.task());
        case RowReader.Bad bad -> unreadable.add(bad.row());
      }
    }
    return new Timetable(tasks, unreadable);
  }

  @Override
  public Optional<PeriodicTask> find(PeriodicTaskId id) {
    return calls.in(handle -> rows(handle.createQuery(one).bind("id", id.value()))).stream()
        .map(reader::read)
        .filter(RowReader.Good.class::isInstance)
        .map(row -> ((RowReader.Good) row).task())
        .findFirst();
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
    return calls.in(
        handle ->
            handle
                    .createUpdate(recordFiring)
                    .bind("id", id.value())
                    .bind("sent", sent.value())
                    .bind("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .execute()
                > 0);
  }

  private static List<Row> rows(Query query) {
    return query.map((result, context) -> Row.of(result)).list();
  }
}
