package cl.fizko.postgres.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.Solar;
import cl.fizko.core.schedule.SolarEvent;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Draft;
import cl.fizko.core.schedule.desk.Entry;
import cl.fizko.core.schedule.port.ScheduleBook;
import cl.fizko.core.schedule.port.ScheduleBookContract;
import cl.fizko.core.schedule.port.ScheduleLog;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresScheduleBookTest extends ScheduleBookContract {

  private static final Change NOTE =
      new Change(NOW, "test", Change.Action.CREATE, new PeriodicTaskId(1), "row", Map.of());

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private Optional<PostgresDatabase> opened = Optional.empty();

  private PostgresDatabase database() {
    if (opened.isEmpty()) {
      opened = Optional.of(DATABASES.migrated());
    }
    return opened.get();
  }

  @Override
  protected ScheduleBook book() {
    return new PostgresScheduleBook(database(), new SuncalcSun());
  }

  @Override
  protected ScheduleLog log() {
    return new PostgresScheduleLog(database());
  }

  private List<String> list(String query) {
    return TestDatabase.list(database(), query);
  }

  private void library() {
    TestDatabase.run(database(), "DROP SCHEMA celery_schema CASCADE");
    TestDatabase.run(database(), "DROP TYPE public.period, public.solarevent");
    TestDatabase.run(database(), Vectors.tables());
    Vectors.rows().forEach(row -> TestDatabase.run(database(), row));
    for (String table :
        List.of("periodictask", "crontabschedule", "intervalschedule", "solarschedule")) {
      TestDatabase.run(
          database(), "SELECT setval('celery_schema.celery_%1$s_id_seq', 100)".formatted(table));
    }
  }

  /** The library's own tables have no defaults, so a column that is not given ends in an error. */
  @Test
  void aRowOfOursStandsInTheLibrarysTablesAsTheLibraryWouldWriteIt() {
    library();
    book()
        .add(
            plain("ours", new Crontab("*", "*", "*", "*", "*", ZoneId.of("America/Santiago"))),
            NOTE);

    String shown =
        "SELECT concat_ws('|', task, args, kwargs, coalesce(queue, '-'), coalesce(exchange, '-'),"
            + " coalesce(routing_key, '-'), headers, coalesce(expires::text, '-'), coalesce("
            + "expire_seconds::text, '-'), one_off, coalesce(start_time::text, '-'), enabled,"
            + " coalesce(last_run_at::text, '-'), total_run_count, description, discriminator,"
            + " schedule_id) FROM celery_schema.celery_periodictask WHERE name = ";
    assertThat(list(shown + "'ours'"))
        .containsExactlyElementsOf(
            list(shown + "'each minute'").stream()
                .map(row -> row.replace("demo.known", "demo.noop"))
                .toList());
    assertThat(
            list("SELECT date_changed FROM celery_schema.celery_periodictask WHERE name = 'ours'"))
        .doesNotContainNull();
  }

  /** The library takes a row that fires once, is on and has a count for one that has fired. */
  @Test
  void aRowThatIsToFireOnceAndIsSwitchedOnHasNoCount() {
    PeriodicTaskId id = book().add(plain("row", new Interval(Duration.ofSeconds(3))), NOTE);
    String count = "SELECT total_run_count FROM celery_schema.celery_periodictask";
    String counted =
        "UPDATE celery_schema.celery_periodictask SET one_off = true, total_run_count = 4";
    TestDatabase.run(database(), counted);
    book().enable(id, true, NOTE);
    assertThat(list(count)).containsExactly("0");

    TestDatabase.run(database(), counted);
    assertThat(book().find("row").orElseThrow().content().enabled()).isFalse();
    Draft once = ((Entry.Legible) book().find("row").orElseThrow().content()).draft();
    book().replace(id, once, NOTE);
    assertThat(list(count)).containsExactly("4");
  }

  @Test
  void timesStandInUtcWhereTheColumnsHaveNoTimeZone() {
    PostgresPeriodicTasksTest.withoutTimeZones(database());
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    book().add(plain("row", new Clocked(noon)), NOTE);
    book().enable(new PeriodicTaskId(1), true, NOTE);

    assertThat(list("SELECT clocked_time::text FROM celery_schema.celery_clockedschedule"))
        .containsExactly("2026-11-23 12:00:00");
    assertThat(list("SELECT date_changed::text FROM celery_schema.celery_periodictask"))
        .containsExactly(NOW.toString().replace("T", " ").replace("Z", ""));
    assertThat(((Entry.Legible) book().find("row").orElseThrow().content()).draft().schedule())
        .isEqualTo(new Clocked(noon));
  }

  @Test
  void aScheduleThatIsThereIsSharedAndNeverChanged() {
    library();
    Interval three = new Interval(Duration.ofSeconds(3));
    Solar dusk = new Solar(SolarEvent.DUSK_CIVIL, new Place(-33.45, -70.66), new SuncalcSun());
    PeriodicTaskId first = book().add(plain("first", three), NOTE);
    book().add(plain("second", dusk), NOTE);
    book().add(plain("third", dusk), NOTE);
    book().replace(first, plain("first", new Interval(Duration.ofSeconds(4))), NOTE);

    assertThat(list("SELECT every FROM celery_schema.celery_intervalschedule ORDER BY id"))
        .containsExactly("3", "30", "4");
    assertThat(
            list(
                "SELECT count(*) FROM celery_schema.celery_solarschedule WHERE event = 'dusk_civil'"))
        .containsExactly("1");
  }

  /** The columns keep six decimals, and let no place stand twice. */
  @Test
  void aPlaceThatIsToldMoreExactlyThanItIsKeptIsSharedToo() {
    Place here = new Place(-33.44889664, -70.66926551);
    Solar sunset = new Solar(SolarEvent.SUNSET, here, new SuncalcSun());
    book().add(plain("first", sunset), NOTE);
    book().add(plain("second", sunset), NOTE);

    assertThat(list("SELECT latitude || ' ' || longitude FROM celery_schema.celery_solarschedule"))
        .containsExactly("-33.448897 -70.669266");
  }

  @Test
  void everyChangeMovesTheMarkerToALaterTimeWhateverItSaidBefore() {
    List<String> marks = new ArrayList<>();
    String mark = "SELECT last_update::text FROM celery_schema.celery_periodictaskchanged";
    PeriodicTaskId id = book().add(plain("row", new Interval(Duration.ofSeconds(3))), NOTE);
    marks.addAll(list(mark));
    TestDatabase.run(
        database(),
        "UPDATE celery_schema.celery_periodictaskchanged SET last_update = '2050-01-01Z'");
    marks.addAll(list(mark));
    book().enable(id, false, NOTE);
    marks.addAll(list(mark));
    book().replace(id, plain("row", new Interval(Duration.ofSeconds(4))), NOTE);
    marks.addAll(list(mark));
    book().remove(id, NOTE);
    marks.addAll(list(mark));

    assertThat(marks).hasSize(5).isSorted().doesNotHaveDuplicates();
    assertThat(list("SELECT id FROM celery_schema.celery_periodictaskchanged"))
        .containsExactly("1");
  }

  @Test
  void whatTheBeatNotedStaysAcrossAChange() {
    PeriodicTaskId id = book().add(plain("row", new Interval(Duration.ofSeconds(3))), NOTE);
    TestDatabase.run(
        database(),
        "UPDATE celery_schema.celery_periodictask SET last_run_at = now(), total_run_count = 5,"
            + " routing_key = 'low', exchange = 'low'");
    Entry before = book().find("row").orElseThrow();
    book().replace(id, ((Entry.Legible) before.content()).draft(), NOTE);

    assertThat(book().find("row")).contains(before);
    assertThat(before.runs()).isEqualTo(5);
    assertThat(
            list(
                "SELECT concat_ws(' ', queue, exchange, routing_key) FROM celery_schema.celery_periodictask"))
        .containsExactly("low low low");
    book().replace(id, plain("row", new Interval(Duration.ofSeconds(3))), NOTE);
    assertThat(
            list(
                "SELECT concat_ws(' ', queue, exchange, routing_key) FROM celery_schema.celery_periodictask"))
        .containsExactly("");
  }

  @Test
  void aRowThatCannotBeReadIsListedWithItsReasonSwitchedOffAndMended() {
    library();
    TestDatabase.run(
        database(), "UPDATE celery_schema.celery_periodictask SET args = '{bad' WHERE id = 2");
    Entry bad = book().find("each minute").orElseThrow();

    assertThat(bad.content())
        .isInstanceOfSatisfying(
            Entry.Illegible.class,
            content -> assertThat(content.reason()).startsWith("args is no JSON"));
    assertThat(book().enable(bad.id(), false, NOTE)).isTrue();
    assertThat(book().find("each minute").map(entry -> entry.content().enabled())).contains(false);
    book().replace(bad.id(), plain("mended", new Interval(Duration.ofSeconds(3))), NOTE);
    assertThat(book().find("mended").map(Entry::content)).get().isInstanceOf(Entry.Legible.class);
  }

  @Test
  void tablesWithJsonColumnsAndAPeriodOfTextAreWrittenToo() {
    TestDatabase.run(
        database(),
        """
        ALTER TABLE celery_schema.celery_periodictask
          ALTER args DROP DEFAULT, ALTER kwargs DROP DEFAULT, ALTER headers DROP DEFAULT,
          ALTER args TYPE jsonb USING args::jsonb, ALTER kwargs TYPE jsonb USING kwargs::jsonb,
          ALTER headers TYPE jsonb USING headers::jsonb, ADD COLUMN company_id uuid;
        ALTER TABLE celery_schema.celery_intervalschedule ALTER period TYPE varchar(24)
        """);
    whatIsAddedIsReadByTheBeat();
  }

  private void whatIsAddedIsReadByTheBeat() {
    PeriodicTaskId id = book().add(plain("row", new Interval(Duration.ofMinutes(3))), NOTE);
    Timetable timetable = new PostgresPeriodicTasks(database(), new SuncalcSun()).read();

    assertThat(timetable.tasks())
        .containsExactly(
            plain("row", new Interval(Duration.ofMinutes(3))).row(id, PeriodicTask.UNSET));
  }

  @Test
  void ofManyWhoGiveTheSameNameAtOnceOneGetsIt() throws Exception {
    List<Future<PeriodicTaskId>> added = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        ScheduleBook book = book();
        added.add(
            threads.submit(
                () -> book.add(plain("same", new Interval(Duration.ofMinutes(3))), NOTE)));
      }
    }

    assertThat(added.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(1);
    assertThat(book().page(0, 10)).hasSize(1);
    assertThat(log().latest(10)).hasSize(1);
  }

  @Test
  void aFiringIsSeenWithItsTask() {
    PeriodicTaskId id = book().add(plain("row", new Interval(Duration.ofMinutes(3))), NOTE);
    TaskId sent = new TaskId("sent");
    new PostgresPeriodicTasks(database(), new SuncalcSun()).recordFiring(id, sent, NOW);

    assertThat(book().find("row").orElseThrow())
        .satisfies(
            entry -> {
              assertThat(entry.lastRunAt()).isEqualTo(NOW);
              assertThat(entry.lastTask()).contains(sent);
              assertThat(entry.runs()).isEqualTo(1);
            });
  }

  @Test
  void handMadeRowsAreListed() throws IOException {
    TestDatabase.run(database(), "DROP SCHEMA celery_schema CASCADE; DROP SCHEMA fizko CASCADE");
    try (InputStream in = getClass().getResourceAsStream("/hand-made.sql")) {
      TestDatabase.run(database(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    database().migrate();

    assertThat(book().page(0, 100)).hasSize(5);
    assertThat(book().page(0, 100).stream().filter(e -> e.content() instanceof Entry.Illegible))
        .hasSize(3);
  }

  @Test
  void whoCannotReachTheBookIsToldWithoutThePassword() {
    PostgresDatabase away = TestDatabase.unreachable();
    away.close();
    ScheduleBook book = new PostgresScheduleBook(away, new SuncalcSun());

    assertThatThrownBy(() -> book.page(0, 1))
        .isInstanceOf(TimetableUnavailableException.class)
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> book.add(plain("x", new Interval(Duration.ofMinutes(3))), NOTE))
        .isInstanceOf(TimetableUnavailableException.class);
  }
}
