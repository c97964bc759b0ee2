package cl.fizko.http.health;

import cl.fizko.core.health.Health;
import cl.fizko.core.health.port.HealthProbe;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A probe that cannot hold anybody up: it looks on a thread of its own, and while one look hangs
 * there is no second one. For one caller at a time.
 */
final class BoundedProbe {

  private static final Logger log = LoggerFactory.getLogger(BoundedProbe.class);

  private final HealthProbe probe;
  private final Duration patience;
  private FutureTask<Health> look = new FutureTask<>(() -> new Health.Down("not checked yet"));
  private boolean hangs;

  BoundedProbe(HealthProbe probe, Duration patience) {
    this.probe = probe;
    this.patience = patience;
    this.look.run();
  }

  String name() {
    return probe.name();
  }

  /** Begins to look, unless the last look still hangs. */
  void ask() {
    hangs = !look.isDone();
    if (hangs) {
      return;
    }
    look = new FutureTask<>(probe::check);
    Thread.ofVirtual().name("health-" + probe.name()).start(look);
  }

  /**
   * What was seen; waits no longer than the patience that is left, and not at all if the last look
   * still hangs.
   *
   * @param waited how long the caller has waited since it asked
   */
  Health answer(Duration waited) {
    long left = hangs ? 0 : Math.max(0, patience.minus(waited).toNanos());
    try {
      return look.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Health.Down("no answer within " + patience.toMillis() + " ms");
    } catch (ExecutionException | CancellationException e) {
      log.atWarn()
          .setCause(e)
          .addKeyValue("probe", probe.name())
          .log("Health probe threw, which it must not; counted as down");
      return new Health.Down("could not be checked");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Health.Down("the check was interrupted");
    }
  }
}
