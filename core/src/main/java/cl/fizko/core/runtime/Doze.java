package cl.fizko.core.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A wait that can be cut short any number of times, and ended for good. One thread waits; any may
 * wake it.
 */
public final class Doze {

  private final Semaphore nudges = new Semaphore(0);
  private volatile boolean ended;

  /**
   * Waits until the time is over, or until the next {@link #nudge()}: one that came since the last
   * wait counts. An interrupt ends the wait, too, and stays set.
   *
   * @return whether to go on: false once it was {@linkplain #end() ended} or the thread interrupted
   */
  public boolean goOnAfter(Duration time) {
    try {
      if (!ended && nudges.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
        nudges.drainPermits();
      }
      return !ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Cuts the present wait short, or else the next one. */
  public void nudge() {
    nudges.release();
  }

  /** Ends all waits, those of the present and those of the future. */
  public void end() {
    ended = true;
    nudges.release();
  }
}
