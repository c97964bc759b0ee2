package cl.fizko.core.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What everyone who hears of changes promises. */
@Timeout(30)
public abstract class ChangeAlertsContract {

  private static final long PATIENCE_SECONDS = 15;

  /** Alerts over the one store of this test. */
  protected abstract ChangeAlerts alerts();

  /** Says that rows have changed, as another process would. */
  protected abstract void announce();

  @Test
  void whoeverListensIsToldOfAChange() throws Exception {
    Semaphore told = new Semaphore(0);
    try (ChangeAlerts alerts = alerts()) {
      alerts.start(told::release);
      untilHeard(told);
      tell(told);
    }
  }

  @Test
  void whoeverWasClosedIsToldNothing() throws Exception {
    Semaphore told = new Semaphore(0);
    Semaphore other = new Semaphore(0);
    try (ChangeAlerts open = alerts()) {
      ChangeAlerts closed = alerts();
      closed.start(told::release);
      open.start(other::release);
      untilHeard(told);
      untilHeard(other);
      closed.close();
      closed.close();
      told.drainPermits();
      tell(other);
      assertThat(told.availablePermits()).isZero();
    }
  }

  private void tell(Semaphore told) throws InterruptedException {
    told.drainPermits();
    announce();
    assertThat(told.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** It may take a moment until something is heard; alerts are no more than an accelerator. */
  private void untilHeard(Semaphore told) throws InterruptedException {
    boolean heard = false;
    for (int tries = 0; tries < 150 && !heard; tries++) {
      announce();
      heard = told.tryAcquire(100, TimeUnit.MILLISECONDS);
    }
    assertThat(heard).isTrue();
  }
}
