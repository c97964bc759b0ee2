package cl.fizko.postgres.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.core.schedule.port.TickerContract;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DbSchedulerTickerTest extends TickerContract {

  @RegisterExtension final TestDatabase database = new TestDatabase();

  @Override
  protected Ticker ticker(InstantSource clock) {
    return new DbSchedulerTicker(database.migrated(), clock);
  }

  /** What a beat leaves behind that was killed while an alarm rang. */
  @Test
  void theAlarmOfAKilledBeatRingsAgainOnAnother() throws Exception {
    PostgresDatabase shared = database.migrated();
    DbSchedulerTicker setter = new DbSchedulerTicker(shared, clock);
    Alarm alarm = alarm(1, 0, "v");
    setter.set(alarm);
    database.execute(
        "UPDATE fizko.scheduled_tasks SET picked = true, picked_by = 'dead',"
            + " last_heartbeat = '2026-11-23T12:00:00Z'");
    BlockingQueue<Alarm> rung = new LinkedBlockingQueue<>();
    try (DbSchedulerTicker other = new DbSchedulerTicker(shared, clock)) {
      clock.step(Duration.ofSeconds(60));
      other.start(
          (each, now) -> {
            rung.add(each);
            return Optional.empty();
          });
      Alarm again = null;
      for (int i = 0; i < 100 && again == null; i++) {
        again = rung.poll(200, TimeUnit.MILLISECONDS);
        clock.step(Duration.ofSeconds(1));
      }
      assertThat(again).isEqualTo(alarm);
    }
  }
}
