package cl.fizko.postgres.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Draft;
import cl.fizko.core.schedule.port.ChangeAlerts;
import cl.fizko.core.schedule.port.ChangeAlertsContract;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.TaskName;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresChangeAlertsTest extends ChangeAlertsContract {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private PostgresDatabase operator;
  private int changes;

  @BeforeEach
  void open() {
    operator = DATABASES.migrated();
  }

  @Override
  protected ChangeAlerts alerts() {
    return new PostgresChangeAlerts(DATABASES.open());
  }

  /** A change of our own tells the beats by itself. */
  @Override
  protected void announce() {
    String name = "row " + changes++;
    Draft draft =
        new Draft(
            name,
            "",
            true,
            new Interval(Duration.ofHours(1)),
            new TaskName("demo.noop"),
            Arguments.NONE,
            PeriodicTask.Delivery.DEFAULT,
            false,
            PeriodicTask.UNSET,
            Policy.DEFAULT);
    Change note =
        new Change(
            Instant.EPOCH, "test", Change.Action.CREATE, new PeriodicTaskId(0), name, Map.of());
    new PostgresScheduleBook(operator, new SuncalcSun()).add(draft, note);
  }

  @Test
  void behindAPoolerNobodyListens() throws Exception {
    Semaphore told = new Semaphore(0);
    try (ChangeAlerts alerts = new PostgresChangeAlerts(DATABASES.open("pgbouncer=true"))) {
      alerts.start(told::release);
      announce();
      assertThat(told.tryAcquire(500, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}
