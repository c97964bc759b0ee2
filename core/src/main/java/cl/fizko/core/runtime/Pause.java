package cl.fizko.core.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wait that can be ended early, once and for good. Safe for use by many threads. */
public final class Pause {

  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Waits until the time is over or the pause is {@linkplain #end() ended}. An interrupt ends the
   * wait, too, and stays set.
   *
   * @return whether to go on: false once the pause was ended or the thread interrupted
   */
  public boolean goOnAfter(Duration time) {
    try {
      return !ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether {@link #end()} was called. */
  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Ends all waits, those of the present and those of the future. */
  public void end() {
    ended.countDown();
  }
}
