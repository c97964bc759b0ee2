package cl.fizko.postgres.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.schedule.port.PeriodicTasksContract;
import cl.fizko.core.task.QueueName;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.postgres.HandMadeTables;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PostgresPeriodicTasksTest {

  @RegisterExtension final TestDatabase database = new TestDatabase();

  @Nested
  class Contract extends PeriodicTasksContract {

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    protected PeriodicTasks empty() {
      return new PostgresPeriodicTasks(database.migrated());
    }

    @Override
    protected void insert(PeriodicTask row) {
      String table =
          switch (row.schedule()) {
            case Crontab crontab -> {
              String[] f = crontab.text().split(" ", -1);
              database.execute(
                  "INSERT INTO celery_schema.celery_crontabschedule (id, minute, hour, day_of_month,"
                      + " month_of_year, day_of_week, timezone) VALUES (%d, '%s', '%s', '%s', '%s', '%s', '%s')"
                          .formatted(row.id().value(), f[0], f[1], f[2], f[3], f[4], f[5]));
              yield "crontabschedule";
            }
            case Interval interval -> {
              database.execute(
                  "INSERT INTO celery_schema.celery_intervalschedule (id, every, period)"
                      + " VALUES (%d, %d, 'seconds')"
                          .formatted(row.id().value(), interval.every().toSeconds()));
              yield "intervalschedule";
            }
            case Clocked clocked -> throw new IllegalArgumentException("not in this test");
          };
      PeriodicTask.Delivery delivery = row.delivery();
      try (PostgresDatabase by = new PostgresDatabase(database.url(), "by-hand", 1);
          Handle handle = by.jdbi().open()) {
        handle
            .createUpdate(
                "INSERT INTO celery_schema.celery_periodictask (id, name, task, args, kwargs, queue,"
                    + " headers, priority, expires, expire_seconds, one_off, start_time, last_run_at,"
                    + " discriminator, schedule_id) VALUES (:id, :name, :task, :args, :kwargs, :queue,"
                    + " :headers, :priority, CAST(:expires AS timestamptz), CAST(:seconds AS integer),"
                    + " :one, CAST(:start AS timestamptz), CAST(:last AS timestamptz), :kind, :id)")
            .bind("id", (int) row.id().value())
            .bind("name", row.name())
            .bind("task", row.task().value())
            .bind("args", json.writeValueAsString(row.arguments().positional()))
            .bind("kwargs", json.writeValueAsString(row.arguments().named()))
            .bind(
                "queue",
                delivery.destination() instanceof Destination.ToQueue to
                    ? to.queue().value()
                    : null)
            .bind("headers", json.writeValueAsString(delivery.headers()))
            .bind("priority", delivery.priority())
            .bind(
                "expires",
                delivery.expiry() instanceof Expiry.At at ? at.instant().toString() : null)
            .bind(
                "seconds",
                delivery.expiry() instanceof Expiry.After after
                    ? Long.toString(after.time().toSeconds())
                    : null)
            .bind("one", row.oneOff())
            .bind("start", time(row.startsAt()))
            .bind("last", time(row.lastRunAt()))
            .bind("kind", table)
            .execute();
      }
      announce();
    }

    private static @org.jspecify.annotations.Nullable String time(Instant instant) {
      return instant.equals(PeriodicTask.UNSET) ? null : instant.toString();
    }

    @Override
    protected void disable(PeriodicTaskId id) {
      database.execute(
          "UPDATE celery_schema.celery_periodictask SET enabled = false WHERE id = " + id);
      announce();
    }
  }

  @Test
  void rowsOfTheLibraryAreRead() {
    database.execute(TestDatabase.vector("schema-ddl").getFirst());
    TestDatabase.vector("rows").forEach(database::execute);
    Timetable timetable = new PostgresPeriodicTasks(database.migrated()).read();
    assertThat(timetable.tasks())
        .extracting(PeriodicTask::name)
        .containsExactlyInAnyOrder(
            "each minute", "static-one", "celery.backend_cleanup", "expires at", "starts later");
    assertThat(timetable.unreadable())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.name()).isEqualTo("sunset");
              assertThat(row.reason()).contains("solarschedule");
            });
    PeriodicTask minute = named(timetable, "each minute");
    assertThat(minute.schedule())
        .isEqualTo(new Crontab("*", "*", "*", "*", "*", ZoneId.of("America/Santiago")));
    PeriodicTask later = named(timetable, "starts later");
    assertThat(later.startsAt()).isEqualTo(Instant.parse("2026-11-23T13:20:13.220253Z"));
    assertThat(later.lastRunAt()).isEqualTo(Instant.parse("2026-11-23T13:20:50.250294Z"));
    assertThat(named(timetable, "static-one").delivery())
        .isEqualTo(
            new PeriodicTask.Delivery(
                new Destination.ToQueue(new QueueName("low")),
                0,
                new Expiry.After(Duration.ofSeconds(20)),
                Map.of()));
  }

  @Test
  void tablesMadeByHandAreRead() {
    HandMadeTables.create(database);
    PostgresPeriodicTasks rows = new PostgresPeriodicTasks(database.migrated());
    Timetable timetable = rows.read();
    assertThat(timetable.unreadable()).isEmpty();
    PeriodicTask interval = named(timetable, "by interval");
    assertThat(interval.schedule()).isEqualTo(new Interval(Duration.ofMinutes(30)));
    assertThat(interval.arguments().positional()).isEqualTo(List.of(1, "ñ"));
    assertThat(interval.arguments().named()).isEqualTo(Map.of("months", 2));
    PeriodicTask crontab = named(timetable, "by crontab");
    assertThat(crontab.schedule())
        .isEqualTo(new Crontab("0", "2", "*", "*", "*", ZoneId.of("America/Santiago")));
    assertThat(rows.recordFiring(crontab.id(), Instant.parse("2026-11-23T12:00:00Z"))).isTrue();
    assertThat(
            database.query(
                "SELECT total_run_count::text FROM celery_schema.celery_periodictask"
                    + " WHERE name = 'by crontab'"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "celery_periodictask SET args = '{bad'                  | args is no JSON",
        "celery_periodictask SET args = '{}'                    | args is no JSON list",
        "celery_periodictask SET kwargs = '{bad'                | kwargs is no JSON",
        "celery_periodictask SET kwargs = '[]'                  | kwargs is no JSON object",
        "celery_periodictask SET headers = '{bad'               | headers is no JSON",
        "celery_periodictask SET headers = '[1]'                | headers is no JSON object",
        "celery_periodictask SET schedule_id = 99               | schedule_id is 99",
        "celery_periodictask SET discriminator = 'foo'          | discriminator is 'foo'",
        "celery_periodictask SET discriminator = 'solarschedule'| solarschedule",
        "celery_periodictask SET task = ''                      | task name is empty",
        "celery_crontabschedule SET minute = '99'               | minute is '99'",
        "celery_crontabschedule SET timezone = 'Mars/X'         | timezone is 'Mars/X'",
        "celery_periodictask SET discriminator = 'clockedschedule' | clocked_time is null"
      })
  void aBadRowIsSetAsideWithItsReasonAndTheOthersAreRead(String change, String reason) {
    PostgresPeriodicTasks rows = new PostgresPeriodicTasks(database.migrated());
    database.execute(
        "INSERT INTO celery_schema.celery_crontabschedule (id) VALUES (1)",
        "INSERT INTO celery_schema.celery_intervalschedule (id, every, period) VALUES (2, 5, 'hours')",
        "INSERT INTO celery_schema.celery_clockedschedule (id) VALUES (1)",
        "INSERT INTO celery_schema.celery_periodictask (id, name, task, discriminator, schedule_id)"
            + " VALUES (1, 'bad', 'demo.noop', 'crontabschedule', 1),"
            + " (2, 'good', 'demo.noop', 'intervalschedule', 2)",
        "UPDATE celery_schema." + change.strip() + " WHERE id = 1");
    Timetable timetable = rows.read();
    assertThat(timetable.tasks()).extracting(PeriodicTask::name).containsExactly("good");
    assertThat(timetable.unreadable())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.id()).isEqualTo(new PeriodicTaskId(1));
              assertThat(row.reason()).contains(reason).contains("expected");
            });
    assertThat(rows.find(new PeriodicTaskId(1))).isEmpty();
  }

  @Test
  void whatCeleryForgivesIsForgiven() {
    PostgresPeriodicTasks rows = new PostgresPeriodicTasks(database.migrated());
    database.execute(
        "INSERT INTO celery_schema.celery_crontabschedule (id, timezone) VALUES (1, '')",
        "INSERT INTO celery_schema.celery_periodictask (id, name, task, headers, priority,"
            + " routing_key, discriminator, schedule_id)"
            + " VALUES (1, 'odd', 'demo.noop', NULL, 255, 'low', 'crontabschedule', 1)");
    PeriodicTask row = rows.find(new PeriodicTaskId(1)).orElseThrow();
    assertThat(row.schedule().text()).endsWith("Z");
    assertThat(row.delivery().headers()).isEmpty();
    assertThat(row.delivery().priority()).isEqualTo(9);
    assertThat(row.delivery().destination())
        .isEqualTo(new Destination.ToQueue(new QueueName("low")));
  }

  @Test
  void aPooledDatabaseIsAskedWithoutNamedStatements() {
    String text = "postgresql://%s:%s@".formatted("postgres", "postgres");
    DatabaseUrl pooled =
        DatabaseUrl.parse(text + database.url().toString().split("@", 2)[1] + "?pgbouncer=true");
    database.migrated();
    try (PostgresDatabase connections = new PostgresDatabase(pooled, "pooled", 1)) {
      PostgresPeriodicTasks rows = new PostgresPeriodicTasks(connections);
      for (int i = 0; i < 20; i++) {
        assertThat(rows.read().tasks()).isEmpty();
      }
      try (Handle handle = connections.jdbi().open()) {
        assertThat(
                handle
                    .select("SELECT count(*) FROM pg_prepared_statements")
                    .mapTo(Long.class)
                    .one())
            .isZero();
      }
    }
  }

  @Test
  void aDatabaseThatIsAwayIsToldWithoutItsPassword() {
    try (PostgresDatabase away =
        new PostgresDatabase(
            DatabaseUrl.parse("postgresql://user:hush-hush@127.0.0.1:1/x"), "test", 1)) {
      PostgresPeriodicTasks rows = new PostgresPeriodicTasks(away);
      assertThatThrownBy(rows::read)
          .isInstanceOf(TimetableUnavailableException.class)
          .hasMessageNotContaining("hush");
    }
  }

  private void announce() {
    database.execute(
        "INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update)"
            + " VALUES (1, clock_timestamp())"
            + " ON CONFLICT (id) DO UPDATE SET last_update = clock_timestamp()");
  }

  private static PeriodicTask named(Timetable timetable, String name) {
    return timetable.tasks().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
