package cl.fizko.core.task;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Renews the leases of what a worker holds, and returns what lost workers held. */
final class LeaseKeeper {

  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int RECLAIM_AT_ONCE = 100;

  private final TaskBroker broker;
  private final InFlight inFlight;
  private final Duration lease;
  private final WorkerListener listener;
  private final InstantSource clock;
  private final Pause pause = new Pause();
  private Instant renewed;

  LeaseKeeper(
      TaskBroker broker,
      InFlight inFlight,
      Duration lease,
      WorkerListener listener,
      InstantSource clock) {
    this.broker = broker;
    this.inFlight = inFlight;
    this.lease = lease;
    this.listener = listener;
    this.clock = clock;
    this.renewed = Instant.MIN;
  }

  /**
   * Works until ended.
   *
   * @param also is done at the same pace
   */
  void run(Runnable also) {
    Duration pace = Duration.ofMillis(Math.min(PACE.toMillis(), lease.toMillis() / 3));
    while (pause.goOnAfter(pace)) {
      try {
        round();
        also.run();
      } catch (RuntimeException e) {
        listener.stumbled(e, pace);
      }
    }
  }

  synchronized void round() {
    Instant now = clock.instant();
    if (Duration.between(renewed, now).compareTo(lease.dividedBy(3)) >= 0) {
      renew();
      renewed = now;
    }
    int reclaimed = broker.reclaim(RECLAIM_AT_ONCE);
    if (reclaimed > 0) {
      listener.reclaimed(reclaimed);
    }
  }

  private void renew() {
    var receipts = inFlight.receipts();
    if (receipts.isEmpty()) {
      return;
    }
    for (Receipt lost : broker.renew(receipts, lease)) {
      inFlight.find(lost).ifPresent(listener::leaseLost);
    }
    inFlight.all().forEach(Try::renewed);
  }

  void end() {
    pause.end();
  }
}
