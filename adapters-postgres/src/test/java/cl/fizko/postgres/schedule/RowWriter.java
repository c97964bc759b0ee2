package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.Solar;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows into the tables of sqlalchemy-celery-beat, as others do. */
final class RowWriter {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TASK =
      """
      INSERT INTO celery_schema.celery_periodictask
             (id, name, task, args, kwargs, queue, headers, priority, expires, expire_seconds,
              one_off, start_time, last_run_at, discriminator, schedule_id)
      VALUES (:id, :name, :task, :args, :kwargs, :queue, :headers, :priority, :expires, :seconds,
              :oneOff, :start, :last, :kind, :schedule)
      """;
  private static final String INTERVAL =
      """
      INSERT INTO celery_schema.celery_intervalschedule (every, period)
      VALUES (:every, CAST(:period AS public.period)) RETURNING id
      """;
  private static final String CRONTAB =
      """
      INSERT INTO celery_schema.celery_crontabschedule
             (minute, hour, day_of_month, month_of_year, day_of_week, timezone)
      VALUES (:p0, :p1, :p2, :p3, :p4, :p5) RETURNING id
      """;
  private static final String CLOCKED =
      """
      INSERT INTO celery_schema.celery_clockedschedule (clocked_time) VALUES (:at) RETURNING id
      """;

  private static final String SOLAR =
      """
      INSERT INTO celery_schema.celery_solarschedule (event, latitude, longitude)
      VALUES (CAST(:event AS public.solarevent), :latitude, :longitude) RETURNING id
      """;

  private final PostgresDatabase database;

  RowWriter(PostgresDatabase database) {
    this.database = database;
  }

  void write(PeriodicTask row) {
    database.jdbi().useHandle(handle -> write(handle, row));
  }

  private static void write(Handle handle, PeriodicTask row) {
    PeriodicTask.Delivery delivery = row.delivery();
    handle
        .createUpdate(TASK)
        .bind("id", row.id().value())
        .bind("name", row.name())
        .bind("task", row.task().value())
        .bind("args", JSON.writeValueAsString(row.arguments().positional()))
        .bind("kwargs", JSON.writeValueAsString(row.arguments().named()))
        .bind(
            "queue",
            delivery.destination() instanceof Destination.ToQueue to ? to.queue().value() : null)
        .bind("headers", JSON.writeValueAsString(delivery.headers()))
        .bind("priority", delivery.priority())
        .bind("expires", delivery.expiry() instanceof Expiry.At at ? time(at.instant()) : null)
        .bind(
            "seconds",
            delivery.expiry() instanceof Expiry.After after ? after.time().toSeconds() : null)
        .bind("oneOff", row.oneOff())
        .bind("start", time(row.startsAt()))
        .bind("last", time(row.lastRunAt()))
        .bind("kind", kind(row.schedule()))
        .bind("schedule", schedule(handle, row.schedule()))
        .execute();
  }

  private static String kind(Schedule schedule) {
    return switch (schedule) {
      case Crontab crontab -> "crontabschedule";
      case Interval interval -> "intervalschedule";
      case Clocked clocked -> "clockedschedule";
      case Solar solar -> "solarschedule";
    };
  }

  private static long schedule(Handle handle, Schedule schedule) {
    var insert =
        switch (schedule) {
          case Interval interval -> {
            Duration every = interval.every();
            boolean whole = every.toNanos() % 1_000_000_000 == 0;
            yield handle
                .createQuery(INTERVAL)
                .bind("every", whole ? every.toSeconds() : every.toNanos() / 1_000)
                .bind("period", whole ? "seconds" : "microseconds");
          }
          case Crontab crontab -> handle.createQuery(CRONTAB).bindMap(fields(crontab));
          case Solar solar ->
              handle
                  .createQuery(SOLAR)
                  .bind("event", solar.event().label())
                  .bind("latitude", solar.place().latitude())
                  .bind("longitude", solar.place().longitude());
          case Clocked clocked -> handle.createQuery(CLOCKED).bind("at", time(clocked.at()));
        };
    return insert.mapTo(Long.class).one();
  }

  private static Map<String, Object> fields(Crontab crontab) {
    String[] fields = crontab.text().split(" ", -1);
    Map<String, Object> byName = new HashMap<>();
    for (int i = 0; i < fields.length; i++) {
      byName.put("p" + i, fields[i]);
    }
    return byName;
  }

  private static @Nullable OffsetDateTime time(Instant instant) {
    return instant.equals(PeriodicTask.UNSET)
        ? null
        : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Runs one statement. */
  void run(String statement) {
    database.jdbi().useHandle(handle -> handle.execute(statement));
  }

  /** As operators announce a change. */
  void announce() {
    run(
        "INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update)"
            + " VALUES (1, clock_timestamp())"
            + " ON CONFLICT (id) DO UPDATE SET last_update = clock_timestamp()");
  }

  int firings(PeriodicTaskId id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT total_run_count FROM celery_schema.celery_periodictask"
                            + " WHERE id = :id")
                    .bind("id", id.value())
                    .mapTo(Integer.class)
                    .one());
  }
}
