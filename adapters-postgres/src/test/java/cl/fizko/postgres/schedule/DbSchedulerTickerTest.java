package cl.fizko.postgres.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.core.schedule.port.TickerContract;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DbSchedulerTickerTest extends TickerContract {

  private static final Duration HEARTBEAT = Duration.ofMillis(500);

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private final Map<Ticker, PostgresDatabase> pools = new HashMap<>();

  @BeforeEach
  void migrate() {
    DATABASES.migrated();
  }

  /** A process's own connections. */
  PostgresDatabase open() {
    return DATABASES.open();
  }

  @Override
  protected Ticker ticker(InstantSource clock) {
    PostgresDatabase pool = open();
    DbSchedulerTicker ticker = new DbSchedulerTicker(pool, clock, HEARTBEAT);
    pools.put(ticker, pool);
    return ticker;
  }

  /** A process that has lost its database gives no sign of life any more. */
  @Override
  protected void kill(Ticker ticker) {
    pools.getOrDefault(ticker, open()).close();
  }

  @Override
  protected void look(Ticker ticker) {
    ((DbSchedulerTicker) ticker).look();
  }

  @Override
  protected Duration deadAfter() {
    return HEARTBEAT.multipliedBy(5);
  }

  @Test
  void anAlarmRingsWithinATenthOfASecondOfItsDueInstant() throws Exception {
    InstantSource wall = InstantSource.system();
    CompletableFuture<Duration> late = new CompletableFuture<>();
    try (DbSchedulerTicker ticker = new DbSchedulerTicker(open(), wall)) {
      ticker.start(
          (alarms, now) -> {
            Alarm alarm = alarms.getFirst();
            if (alarm.version().equals("measured")) {
              late.complete(Duration.between(alarm.due(), wall.instant()));
            }
            // The first ring warms everything up; the second is set by the bell.
            return alarm.version().equals("warm")
                ? List.of(
                    new Alarm(
                        alarm.id(),
                        now.plusMillis(1_300).truncatedTo(ChronoUnit.MICROS),
                        "measured"))
                : List.of();
          });
      ticker.set(new Alarm(new PeriodicTaskId(1), wall.instant(), "warm"));

      // A tenth on an idle machine; the test allows for a busy one, and polling is at 1 s.
      assertThat(late.get(20, TimeUnit.SECONDS)).isBetween(Duration.ZERO, Duration.ofMillis(400));
    }
  }

  @Test
  void twoBeatsThatSetTheSameRowAtOnceDoNotMoveEachOthersAlarm() throws Exception {
    DbSchedulerTicker one = new DbSchedulerTicker(open(), clock);
    DbSchedulerTicker two = new DbSchedulerTicker(open(), clock);
    for (int row = 1; row <= 30; row++) {
      PeriodicTaskId id = new PeriodicTaskId(row);
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> two.set(new Alarm(id, clock.instant().plusSeconds(2), "v")));
      one.set(new Alarm(id, clock.instant().plusSeconds(1), "v"));
      other.get(10, TimeUnit.SECONDS);
    }

    assertThat(one.alarms()).hasSize(30);
    assertThat(TestDatabase.list(open(), "SELECT max(version) FROM fizko.scheduled_tasks"))
        .as("every row was written once")
        .containsExactly("1");
  }

  @Test
  void makingATickerReachesForNothingAndItsCallsSayThatTheStoreIsAway() {
    try (PostgresDatabase away = TestDatabase.unreachable()) {
      long begin = System.nanoTime();
      DbSchedulerTicker ticker = new DbSchedulerTicker(away, clock);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

      assertThatThrownBy(ticker::alarms)
          .isInstanceOf(TimetableUnavailableException.class)
          .hasMessageNotContaining("s3cret");
      ticker.close();
    }
  }

  @Test
  void aTickerThatStartsWhileTheStoreIsAwayRingsOnceItIsBack() throws Exception {
    PostgresDatabase pool = open();
    TestDatabase.run(pool, "ALTER TABLE fizko.scheduled_tasks RENAME TO gone");
    CompletableFuture<Alarm> rung = new CompletableFuture<>();
    Alarm alarm = alarm(1, 0, "v");
    try (DbSchedulerTicker ticker = new DbSchedulerTicker(pool, clock, HEARTBEAT)) {
      ticker.start(
          (due, now) -> {
            rung.complete(due.getFirst());
            return List.of();
          });
      TestDatabase.run(pool, "ALTER TABLE fizko.gone RENAME TO scheduled_tasks");

      ticker.set(alarm);
      clock.step(Duration.ofSeconds(2));

      assertThat(rung.get(20, TimeUnit.SECONDS)).isEqualTo(alarm);
    }
  }

  @Test
  void closingIsPromptThoughTheDatabaseIsAway() {
    PostgresDatabase pool = open();
    DbSchedulerTicker ticker = new DbSchedulerTicker(pool, InstantSource.system());
    ticker.start((alarms, now) -> List.of());
    pool.close();
    Instant begin = Instant.ofEpochSecond(0, System.nanoTime());

    ticker.close();

    Duration took = Duration.between(begin, Instant.ofEpochSecond(0, System.nanoTime()));
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }
}
