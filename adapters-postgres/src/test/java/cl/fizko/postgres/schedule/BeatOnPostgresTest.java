package cl.fizko.postgres.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.schedule.Beat;
import cl.fizko.core.schedule.BeatListener;
import cl.fizko.core.schedule.Firing;
import cl.fizko.core.schedule.port.ChangeAlerts;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Beats over real tables, as an operator meets them. */
class BeatOnPostgresTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private final InstantSource clock = InstantSource.system();
  private final InMemoryTaskBroker broker =
      new InMemoryTaskBroker(new InMemoryTaskResults(), clock);
  private final List<Beat> beats = new ArrayList<>();
  private PostgresDatabase operator;

  @BeforeEach
  void migrate() {
    operator = DATABASES.migrated();
  }

  @AfterEach
  void close() {
    beats.forEach(Beat::close);
  }

  /** A process's own connections. */
  PostgresDatabase open() {
    return DATABASES.open();
  }

  private void beat() {
    beat(List.of());
  }

  private void beat(List<ChangeAlerts> alerts) {
    PostgresDatabase database = open();
    PostgresPeriodicTasks rows = new PostgresPeriodicTasks(database, new SuncalcSun());
    Firing firing = new Firing(rows, broker, new TaskRoutes(Map.of(), QUEUE), BeatListener.SILENT);
    Beat beat =
        new Beat(
            rows,
            new DbSchedulerTicker(database, clock),
            firing,
            BeatListener.SILENT,
            clock,
            alerts);
    beats.add(beat);
    beat.start();
  }

  private void insertInterval(String name, int seconds) {
    TestDatabase.run(
        operator,
        """
        WITH schedule AS (
          INSERT INTO celery_schema.celery_intervalschedule (every, period)
          VALUES (%d, 'seconds') RETURNING id)
        INSERT INTO celery_schema.celery_periodictask (name, task, discriminator, schedule_id)
        SELECT '%s', 'demo.tick', 'intervalschedule', id FROM schedule
        """
            .formatted(seconds, name));
    announce();
  }

  private void announce() {
    TestDatabase.run(
        operator, "UPDATE celery_schema.celery_periodictaskchanged SET last_update = now()");
  }

  private long waiting() {
    return broker.depth(QUEUE).ready();
  }

  private long fired() {
    return Long.parseLong(
        TestDatabase.list(
                operator,
                "SELECT coalesce(sum(total_run_count), 0) FROM celery_schema.celery_periodictask")
            .get(0));
  }

  @Test
  void aRowInsertedByHandFiresWithinFiveSecondsOfBeingDueAndAgain() {
    beat();

    insertInterval("mine", 1);

    await().atMost(SEEN_WITHIN.plusSeconds(1)).until(() -> waiting() >= 1);
    await().atMost(Duration.ofSeconds(5)).until(() -> waiting() >= 3);
  }

  @Test
  void threeBeatsFireEachRowOnce() {
    beat();
    beat();
    beat();
    insertInterval("one", 1);
    insertInterval("two", 1);

    await().atMost(Duration.ofSeconds(10)).until(() -> waiting() >= 6);
    beats.forEach(Beat::close);

    assertThat(waiting()).isEqualTo(fired());
  }

  @Test
  void aRowSwitchedOffFiresNoMore() {
    beat();
    insertInterval("mine", 1);
    await().atMost(Duration.ofSeconds(10)).until(() -> waiting() >= 1);

    TestDatabase.run(operator, "UPDATE celery_schema.celery_periodictask SET enabled = false");
    announce();

    await()
        .atMost(SEEN_WITHIN)
        .until(
            () ->
                TestDatabase.list(operator, "SELECT task_instance FROM fizko.scheduled_tasks")
                    .isEmpty());
  }

  @Test
  void aTimeThatHasPassedFiresOnceAndSwitchesItsRowOff() {
    TestDatabase.run(
        operator,
        """
        INSERT INTO celery_schema.celery_clockedschedule (clocked_time)
        VALUES (now() - interval '3 hours');
        INSERT INTO celery_schema.celery_periodictask
               (name, task, discriminator, schedule_id, one_off)
        VALUES ('late', 'demo.tick', 'clockedschedule', 1, true)
        """);
    beat();

    String on = "SELECT enabled FROM celery_schema.celery_periodictask";
    await().atMost(SEEN_WITHIN).until(() -> TestDatabase.list(operator, on).contains("f"));

    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void aRowThatNobodyAnnouncedIsSeenWithinFiveSeconds() {
    insertInterval("announced", 3_600);
    beat();
    await().atMost(SEEN_WITHIN).until(() -> alarms().size() == 1);

    TestDatabase.run(
        operator, "UPDATE celery_schema.celery_intervalschedule SET every = 1, period = 'seconds'");

    await().atMost(SEEN_WITHIN.plusSeconds(1)).until(() -> waiting() >= 1);
  }

  @Test
  void aRowThatWasSetAsideFiresOnceItIsMended() {
    insertInterval("mine", 1);
    TestDatabase.run(operator, "UPDATE celery_schema.celery_periodictask SET args = '{bad'");
    insertInterval("other", 3_600);
    beat();
    await().atMost(SEEN_WITHIN).until(() -> alarms().size() == 1);

    TestDatabase.run(
        operator, "UPDATE celery_schema.celery_periodictask SET args = '[]' WHERE name = 'mine'");

    await().atMost(SEEN_WITHIN.plusSeconds(2)).until(() -> waiting() >= 1);
  }

  /** A trigger of the deployment's own, say. */
  @Test
  void aRowWhoseRunCannotBeNotedHoldsUpNobody() {
    TestDatabase.run(
        operator,
        """
        CREATE FUNCTION celery_schema.refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$BEGIN RAISE 'not this one'; END$$;
        CREATE TRIGGER refuse BEFORE UPDATE OF last_run_at ON celery_schema.celery_periodictask
        FOR EACH ROW WHEN (OLD.name = 'bad') EXECUTE FUNCTION celery_schema.refuse()
        """);
    insertInterval("bad", 1);
    for (int i = 0; i < 5; i++) {
      insertInterval("good " + i, 1);
    }
    beat();

    await().atMost(Duration.ofSeconds(15)).until(() -> fired() >= 15);

    String counts = "SELECT total_run_count FROM celery_schema.celery_periodictask WHERE name ";
    assertThat(TestDatabase.list(operator, counts + "= 'bad'")).containsExactly("0");
    assertThat(TestDatabase.list(operator, counts + "<> 'bad'"))
        .allSatisfy(count -> assertThat(Integer.parseInt(count)).isPositive());
  }

  @Test
  void aChangeIsSeenWithinFiveSecondsThoughNobodyHearsOfItAnyMore() {
    PostgresChangeAlerts alerts = new PostgresChangeAlerts(DATABASES.open());
    beat(List.of(alerts));
    String listeners = " FROM pg_stat_activity WHERE query LIKE 'LISTEN %' OR query = 'SELECT 1'";
    await()
        .atMost(SEEN_WITHIN)
        .until(() -> !TestDatabase.list(operator, "SELECT pid" + listeners).isEmpty());
    TestDatabase.run(operator, "SELECT pg_terminate_backend(pid)" + listeners);

    insertInterval("mine", 3_600);

    await().atMost(SEEN_WITHIN).until(() -> alarms().size() == 1);
  }

  private List<String> alarms() {
    return TestDatabase.list(operator, "SELECT task_instance FROM fizko.scheduled_tasks");
  }
}
