package cl.fizko.postgres.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.Misfire;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.schedule.Solar;
import cl.fizko.core.schedule.SolarEvent;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.schedule.Timetable.UnreadableRow;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.schedule.port.PeriodicTasksContract;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import cl.fizko.postgres.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresPeriodicTasksTest extends PeriodicTasksContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
  private static final TaskId SENT = new TaskId("5689a80c-d813-5034-80f3-01e71434d332");

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private Optional<PostgresDatabase> opened = Optional.empty();

  private PostgresDatabase database() {
    if (opened.isEmpty()) {
      opened = Optional.of(DATABASES.migrated());
    }
    return opened.get();
  }

  private RowWriter writer() {
    return new RowWriter(database());
  }

  @Override
  protected PeriodicTasks empty() {
    return new PostgresPeriodicTasks(database(), new SuncalcSun());
  }

  @Override
  protected void insert(PeriodicTask row) {
    writer().write(row);
    writer().announce();
  }

  @Override
  protected void insertQuietly(PeriodicTask row) {
    writer().write(row);
  }

  @Override
  protected void disable(PeriodicTaskId id) {
    writer().run("UPDATE celery_schema.celery_periodictask SET enabled = false WHERE id = " + id);
    writer().announce();
  }

  private Timetable timetable() {
    return new PostgresPeriodicTasks(database(), new SuncalcSun()).read();
  }

  private void library() {
    PostgresDatabase database = database();
    TestDatabase.run(database, "DROP SCHEMA celery_schema CASCADE");
    TestDatabase.run(database, "DROP TYPE public.period, public.solarevent");
    TestDatabase.run(database, Vectors.tables());
    Vectors.rows().forEach(row -> TestDatabase.run(database, row));
  }

  @Test
  void theLibrarysRowsAreRead() {
    library();

    Timetable timetable = timetable();

    assertThat(timetable.tasks())
        .extracting(PeriodicTask::name)
        .containsExactly(
            "each minute",
            "sunset",
            "starts later",
            "expires at",
            "static-one",
            "celery.backend_cleanup");
    assertThat(timetable.unreadable()).isEmpty();
  }

  /** Of each case what we do; where Python ends the beat, the reason has to name the column. */
  private static final Map<String, BadRow> BAD_ROWS =
      Map.ofEntries(
          Map.entry("args = \"{bad\"", task("args = '{bad'", "args is no JSON")),
          Map.entry("kwargs = \"{bad\"", task("kwargs = '{bad'", "kwargs is no JSON")),
          // Python skips it without a word; we say so.
          Map.entry("headers = \"{bad\"", task("headers = '{bad'", "headers is no JSON")),
          Map.entry("headers = NULL", task("headers = NULL", "")),
          // Python loads it and fails whenever it is due.
          Map.entry("headers = \"[1]\"", task("headers = '[1]'", "headers is no JSON object")),
          Map.entry("schedule_id without a row", task("schedule_id = 404", "schedule_id is 404")),
          Map.entry(
              "discriminator = \"foo\"", task("discriminator = 'foo'", "discriminator is 'foo'")),
          Map.entry("crontab minute = \"99\"", crontab("minute = '99'", "minute is '99'")),
          Map.entry(
              "crontab timezone = \"Mars/X\"",
              crontab("timezone = 'Mars/X'", "timezone is 'Mars/X'")),
          Map.entry("crontab timezone = \"\"", crontab("timezone = ''", "")),
          Map.entry(
              "clockedschedule clocked_time = NULL",
              new BadRow(
                  "INSERT INTO celery_schema.celery_clockedschedule (id) VALUES (77);"
                      + "UPDATE celery_schema.celery_periodictask"
                      + " SET discriminator = 'clockedschedule', schedule_id = 77 WHERE id = 2",
                  "clocked_time is null")));

  /**
   * A row that is made bad.
   *
   * @param reason how ours begins; empty if the row is read
   */
  private record BadRow(String statement, String reason) {}

  private static BadRow task(String change, String reason) {
    return new BadRow(
        "UPDATE celery_schema.celery_periodictask SET " + change + " WHERE id = 2", reason);
  }

  private static BadRow crontab(String change, String reason) {
    return new BadRow(
        "UPDATE celery_schema.celery_crontabschedule SET " + change + " WHERE id = 1", reason);
  }

  @Test
  void everyRowThatStopsThePythonBeatIsSetAsideAndHurtsNobody() {
    Vectors.raw("bad-rows")
        .forEach(
            each -> {
              String name = each.path("row").asString();
              assertThat(BAD_ROWS).as("a case of the vectors").containsKey(name);
              library();
              BadRow bad = BAD_ROWS.getOrDefault(name, task("", ""));
              TestDatabase.run(database(), bad.statement());
              assertThatOnlyThatRowIsBad(name, bad);
            });
  }

  private void assertThatOnlyThatRowIsBad(String name, BadRow bad) {
    Timetable timetable = timetable();
    assertThat(timetable.tasks()).as(name).extracting(PeriodicTask::name).contains("static-one");
    List<UnreadableRow> reported =
        timetable.unreadable().stream().filter(row -> row.id().value() == 2).toList();
    if (bad.reason().isEmpty()) {
      assertThat(reported).as(name).isEmpty();
    } else {
      assertThat(reported)
          .as(name)
          .singleElement()
          .satisfies(
              row -> assertThat(row.reason()).startsWith(bad.reason()).contains("expected "));
    }
  }

  @Test
  void anEmptyTimeZoneIsUtc() {
    library();
    TestDatabase.run(database(), "UPDATE celery_schema.celery_crontabschedule SET timezone = ''");

    assertThat(timetable().tasks())
        .filteredOn(row -> row.name().equals("each minute"))
        .extracting(PeriodicTask::schedule)
        .containsExactly(new Crontab("*", "*", "*", "*", "*", ZoneOffset.UTC));
  }

  @Test
  void whatWasWrittenLastIsFoundWhoeverWroteIt() {
    library();
    TestDatabase.run(
        database(), "UPDATE celery_schema.celery_periodictask SET args = '[2]' WHERE id = 3");

    assertThat(empty().lastWritten(1)).extracting(PeriodicTask::name).containsExactly("sunset");
    assertThat(empty().lastWritten(500)).hasSize(6);
  }

  /** The Python beat stops at it, so a row that has it must not seem to be right. */
  @Test
  void anOffsetIsNoTimeZone() {
    library();
    TestDatabase.run(
        database(), "UPDATE celery_schema.celery_crontabschedule SET timezone = 'UTC+3'");

    assertThat(timetable().unreadable())
        .extracting(UnreadableRow::reason)
        .allSatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("timezone is 'UTC+3'; expected ")
                    .contains("America/Santiago", "Etc/GMT+3"))
        .isNotEmpty();
  }

  /** The library counts the run first, and switches the row off a pass later. */
  @Test
  void aRowThatFiresOnceAndThatPythonHasRunRunsNoMore() {
    library();
    TestDatabase.run(
        database(),
        "UPDATE celery_schema.celery_periodictask SET enabled = true, total_run_count = 1"
            + " WHERE name = 'one off'");

    assertThat(timetable().tasks()).extracting(PeriodicTask::name).doesNotContain("one off");
    assertThat(empty().find(new PeriodicTaskId(6))).isEmpty();

    TestDatabase.run(
        database(),
        "UPDATE celery_schema.celery_periodictask SET total_run_count = 0 WHERE name = 'one off'");
    assertThat(timetable().tasks()).extracting(PeriodicTask::name).contains("one off");
    empty().recordFiring(new PeriodicTaskId(6), SENT, NOON);
    assertThat(
            TestDatabase.list(
                database(),
                "SELECT enabled || ' ' || total_run_count FROM celery_schema.celery_periodictask"
                    + " WHERE id = 6"))
        .containsExactly("false 0");
  }

  /** Whatever zone our sessions are in; these tests run in America/Santiago. */
  @Test
  void columnsWithoutATimeZoneAreInUtc() {
    withoutTimeZones(database());
    TestDatabase.run(
        database(),
        """
        INSERT INTO celery_schema.celery_clockedschedule (clocked_time)
        VALUES ('2026-11-23 12:00:00');
        INSERT INTO celery_schema.celery_periodictask
               (name, task, discriminator, schedule_id, start_time, expires)
        VALUES ('once', 'demo.tick', 'clockedschedule', 1, '2026-11-23 10:00:00',
                '2026-11-24 10:00:00')
        """);

    PeriodicTask row = timetable().tasks().getFirst();
    assertThat(row.schedule()).isEqualTo(new Clocked(Instant.parse("2026-11-23T12:00:00Z")));
    assertThat(row.startsAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(row.delivery().expiry())
        .isEqualTo(new Expiry.At(Instant.parse("2026-11-24T10:00:00Z")));

    empty().recordFiring(row.id(), SENT, NOON);
    assertThat(empty().find(row.id()).orElseThrow().lastRunAt()).isEqualTo(NOON);
    assertThat(
            TestDatabase.list(
                database(), "SELECT last_run_at::text FROM celery_schema.celery_periodictask"))
        .containsExactly("2026-11-23 12:00:00.123456");
  }

  static void withoutTimeZones(PostgresDatabase database) {
    for (String column :
        List.of(
            "periodictask.start_time",
            "periodictask.expires",
            "periodictask.last_run_at",
            "periodictask.date_changed",
            "clockedschedule.clocked_time",
            "periodictaskchanged.last_update")) {
      String[] parts = column.split("\\.", -1);
      TestDatabase.run(
          database,
          "ALTER TABLE celery_schema.celery_%1$s ALTER COLUMN %2$s TYPE timestamp USING %2$s AT TIME ZONE 'UTC'"
              .formatted((Object[]) parts));
    }
  }

  @ParameterizedTest
  @CsvSource({"NULL,0", "0,0", "9,9", "10,9", "255,9"})
  void aPriorityIsCutToNineAsCeleryDoes(String written, int read) {
    library();
    TestDatabase.run(
        database(), "UPDATE celery_schema.celery_periodictask SET priority = " + written);

    assertThat(timetable().tasks())
        .extracting(row -> row.delivery().priority())
        .containsOnly(read)
        .isNotEmpty();
  }

  /** Nought is no expiry, as in the library; columns made by hand may be wider than an integer. */
  @ParameterizedTest
  @CsvSource({"NULL,0", "0,0", "20,20", "9223372036854775807,2147483647"})
  void soManySecondsAreAnExpiryThatCanBeReckonedWith(String written, long read) {
    library();
    TestDatabase.run(
        database(),
        "ALTER TABLE celery_schema.celery_periodictask ALTER COLUMN expire_seconds TYPE bigint;"
            + "UPDATE celery_schema.celery_periodictask SET expires = NULL, expire_seconds = "
            + written);
    Expiry expected = read == 0 ? new Expiry.Never() : new Expiry.After(Duration.ofSeconds(read));

    assertThat(timetable().tasks())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.delivery().expiry()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {"low,NULL,low", "low,default,low", "NULL,default,default", "'',default,default"})
  void aRowWithoutAQueueGoesWhereItsRoutingKeySays(String queue, String key, String destination) {
    library();
    TestDatabase.run(
        database(),
        "UPDATE celery_schema.celery_periodictask SET queue = %s, routing_key = %s"
            .formatted(literal(queue), literal(key)));

    assertThat(timetable().tasks())
        .extracting(row -> row.delivery().destination())
        .containsOnly(new Destination.ToQueue(new QueueName(destination)));
  }

  private static String literal(@Nullable String value) {
    return value == null ? "NULL" : "'" + value + "'";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "null"})
  void argumentsThatSayNothingAreNone(String written) {
    library();
    TestDatabase.run(
        database(),
        "UPDATE celery_schema.celery_periodictask SET args = '%1$s', kwargs = '%1$s', headers = '%1$s'"
            .formatted(written));

    assertThat(timetable().tasks())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.arguments().positional()).isEmpty();
              assertThat(row.arguments().named()).isEmpty();
              assertThat(row.delivery().headers()).isEmpty();
            });
  }

  /** With no discriminator at all, and with one that nobody fills. */
  @ParameterizedTest
  @ValueSource(strings = {"", "ADD COLUMN discriminator varchar(20), ADD COLUMN one_off boolean"})
  void tablesMadeByHandAreReadAndWritten(String more) throws IOException {
    PostgresDatabase database = database();
    TestDatabase.run(database, "DROP SCHEMA celery_schema CASCADE; DROP SCHEMA fizko CASCADE");
    try (InputStream in = getClass().getResourceAsStream("/hand-made.sql")) {
      TestDatabase.run(database, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (!more.isEmpty()) {
      TestDatabase.run(database, "ALTER TABLE celery_schema.celery_periodictask " + more);
    }
    database.migrate();
    PostgresPeriodicTasks rows = new PostgresPeriodicTasks(database, new SuncalcSun());

    Timetable timetable = rows.read();

    assertThat(timetable.tasks())
        .extracting(PeriodicTask::schedule)
        .containsExactly(
            new Crontab("0", "9", "*", "*", "*", ZoneId.of("America/Santiago")),
            new Interval(Duration.ofMinutes(15)));
    PeriodicTask second = timetable.tasks().get(1);
    assertThat(second.arguments().positional()).containsExactly(1, "á");
    assertThat(second.delivery().headers()).containsEntry("tenant", "acme");
    assertThat(timetable.tasks().get(0).arguments().named())
        .containsEntry("company", Map.of("id", 7));
    assertThat(timetable.unreadable())
        .extracting(UnreadableRow::reason)
        .satisfiesExactly(
            list -> assertThat(list).startsWith("args is no JSON list"),
            dangling -> assertThat(dangling).startsWith("interval_id is 404"),
            kindless -> assertThat(kindless).startsWith("discriminator is ''"));
    assertThat(rows.recordFiring(second.id(), SENT, NOON)).isTrue();
    assertThat(rows.find(second.id()).orElseThrow().lastRunAt()).isEqualTo(NOON);
    assertThat(writer().firings(second.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "args = '{}'|args is no JSON list",
        "kwargs = '[]'|kwargs is no JSON object",
        "kwargs = '{} {}'|kwargs is no JSON",
        "task = ''|task name is empty",
        "expires = 'infinity'|expires is 'infinity'",
        "discriminator = 'solarschedule', schedule_id = 404|schedule_id is 404",
      })
  void whatElseCannotBeReadIsSetAsideToo(String change, String reason) {
    library();
    TestDatabase.run(database(), task(change, reason).statement());

    assertThatOnlyThatRowIsBad(change, task(change, reason));
  }

  /** It would keep all that is due with it from being sent. */
  @Test
  void whatIsNestedTooDeepForAMessageIsSetAsideToo() {
    String deep = "'[' || repeat('[', %1$d) || repeat(']', %1$d) || ']'";
    library();
    TestDatabase.run(database(), task("args = " + deep.formatted(498), "").statement());
    assertThatOnlyThatRowIsBad("499 levels", task("", ""));

    BadRow bad = task("args = " + deep.formatted(499), "args is no JSON");
    TestDatabase.run(database(), bad.statement());
    assertThatOnlyThatRowIsBad("500 levels", bad);
  }

  @Test
  void aRowWhoseCountIsFullKeepsNobodyFromBeingNoted() {
    library();
    TestDatabase.run(database(), task("total_run_count = 2147483647", "").statement());
    PeriodicTaskId full = new PeriodicTaskId(2);
    PeriodicTaskId other = new PeriodicTaskId(3);

    new PostgresPeriodicTasks(database(), new SuncalcSun())
        .recordFirings(Map.of(full, SENT, other, SENT), NOON);

    assertThat(writer().firings(full)).isEqualTo(Integer.MAX_VALUE);
    assertThat(writer().firings(other)).isEqualTo(1);
  }

  @Test
  void aClockedRowIsRead() {
    Clocked noon = new Clocked(NOON);
    insert(row(1, noon, true));

    assertThat(timetable().tasks()).extracting(PeriodicTask::schedule).containsExactly(noon);
  }

  /** Each of them alone, quietly, is seen by its fingerprint. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE celery_schema.celery_periodictask SET args = '[2]' WHERE id = 2",
        "UPDATE celery_schema.celery_periodictask SET enabled = NOT enabled WHERE id = 5",
        "UPDATE celery_schema.celery_periodictask SET queue = routing_key, routing_key = 'low'",
        "UPDATE celery_schema.celery_crontabschedule SET minute = '1' WHERE id = 1",
        "UPDATE celery_schema.celery_intervalschedule SET every = 4 WHERE id = 1",
        "UPDATE celery_schema.celery_clockedschedule SET clocked_time = now()",
        "UPDATE celery_schema.celery_solarschedule SET latitude = 10",
        "INSERT INTO fizko.periodic_task_option (periodic_task_id, misfire) VALUES (2, 'skip')",
        "DELETE FROM celery_schema.celery_periodictask WHERE id = 2"
      })
  void aChangeThatNobodyAnnouncedChangesTheFingerprint(String statement) {
    library();
    PeriodicTasks rows = new PostgresPeriodicTasks(database(), new SuncalcSun());
    String before = rows.fingerprint();
    TestDatabase.run(
        database(), "UPDATE celery_schema.celery_periodictask SET last_run_at = now()");
    assertThat(rows.fingerprint()).isEqualTo(before);

    TestDatabase.run(database(), statement);

    assertThat(rows.fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aSolarRowIsRead() {
    Solar sunset = new Solar(SolarEvent.SUNSET, new Place(-33.45, -70.66), new SuncalcSun());
    insert(row(1, sunset, false));

    assertThat(timetable().tasks()).extracting(PeriodicTask::schedule).containsExactly(sunset);
  }

  @Test
  void whatTheOldTablesHaveNoColumnForIsReadFromOurs() {
    insert(row(1, new Interval(Duration.ofSeconds(30)), false));
    insert(row(2, new Interval(Duration.ofSeconds(30)), false));
    writer()
        .run(
            "INSERT INTO fizko.periodic_task_option VALUES (1, 'catch_up', 7, 90, 'at_once'),"
                + " (2, 'skip', 10, 0, 'wait')");

    assertThat(timetable().tasks())
        .extracting(PeriodicTask::policy)
        .containsExactly(
            new Policy(new Misfire.CatchUp(7), Duration.ofSeconds(90), Policy.Begin.AT_ONCE),
            new Policy(Misfire.SKIP, Duration.ZERO, Policy.Begin.WAIT));
  }

  @Test
  void theTaskThatARowSentLastIsKept() {
    insert(row(1, new Interval(Duration.ofSeconds(30)), false));
    PeriodicTasks rows = new PostgresPeriodicTasks(database(), new SuncalcSun());

    rows.recordFiring(new PeriodicTaskId(1), new TaskId("first"), NOON.minusSeconds(30));
    rows.recordFiring(new PeriodicTaskId(1), SENT, NOON);

    assertThat(
            TestDatabase.list(
                database(),
                "SELECT concat_ws(' ', periodic_task_id, task_id) FROM fizko.periodic_task_run"))
        .containsExactly("1 " + SENT);
  }

  @Test
  void firingsFromManyThreadsAreAllCounted() {
    insert(row(1, new Interval(Duration.ofHours(1)), false));
    PeriodicTasks rows = new PostgresPeriodicTasks(database(), new SuncalcSun());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        TaskId sent = new TaskId("sent-" + i);
        var unused = threads.submit(() -> rows.recordFiring(new PeriodicTaskId(1), sent, NOON));
      }
    }

    assertThat(writer().firings(new PeriodicTaskId(1))).isEqualTo(20);
  }

  @Test
  void whoCannotReachTheRowsIsToldWithoutThePassword() {
    PostgresDatabase away = TestDatabase.unreachable();
    away.close();
    PeriodicTasks rows = new PostgresPeriodicTasks(away, new SuncalcSun());
    List<ThrowingCallable> calls =
        List.of(
            rows::read,
            () -> rows.find(new PeriodicTaskId(1)),
            rows::changeMark,
            () -> rows.recordFiring(new PeriodicTaskId(1), SENT, NOON));

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(TimetableUnavailableException.class)
                    .hasMessageNotContaining("s3cret"));
  }

  @Test
  void anEarlierMarkIsAChangeToo() {
    PostgresPeriodicTasks rows = new PostgresPeriodicTasks(database(), new SuncalcSun());
    TestDatabase.run(
        database(), "INSERT INTO celery_schema.celery_periodictaskchanged DEFAULT VALUES");
    String before = rows.changeMark();
    TestDatabase.run(
        database(),
        "UPDATE celery_schema.celery_periodictaskchanged"
            + " SET last_update = last_update - interval '1 microsecond'");

    assertThat(rows.changeMark()).isNotEqualTo(before);
  }

  @Test
  void aRowThatNobodyAnnouncedIsNoticedToo() {
    PostgresPeriodicTasks rows = new PostgresPeriodicTasks(database(), new SuncalcSun());
    String before = rows.changeMark();
    TestDatabase.run(
        database(),
        "INSERT INTO celery_schema.celery_periodictask (name, task, discriminator, schedule_id)"
            + " VALUES ('quiet', 'demo.tick', 'crontabschedule', 1)");

    assertThat(rows.changeMark()).isNotEqualTo(before);
  }
}
