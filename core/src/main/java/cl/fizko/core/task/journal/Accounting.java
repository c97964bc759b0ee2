package cl.fizko.core.task.journal;

import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.port.TaskTotals;
import java.time.Duration;

/** Adds what was counted to the totals, twice a second; what cannot be added now is added later. */
public final class Accounting implements Lifecycle {

  private static final Duration PACE = Duration.ofMillis(500);

  private final Counters counters;
  private final TaskTotals totals;
  private final Pause pause = new Pause();
  private final Thread adding;
  private Totals unpaid = Totals.NONE;

  public Accounting(Counters counters, TaskTotals totals) {
    this.counters = counters;
    this.totals = totals;
    this.adding = Thread.ofVirtual().name("fizko-totals").unstarted(this::run);
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && adding.getState() == Thread.State.NEW) {
      adding.start();
    }
  }

  private void run() {
    boolean goOn = true;
    while (goOn) {
      goOn = pause.goOnAfter(PACE);
      add();
    }
  }

  private void add() {
    unpaid = unpaid.plus(counters.take());
    if (!unpaid.isNone()) {
      try {
        totals.add(unpaid);
        unpaid = Totals.NONE;
      } catch (BrokerUnavailableException e) {
        // They are added with the next ones; at worst twice, if only the answer was lost.
      }
    }
  }

  @Override
  public synchronized void close() {
    pause.end();
    try {
      adding.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
