package cl.fizko.core.task;

import java.time.Duration;

/**
 * How many tasks a worker takes beyond those that it can start: none, unless its tasks are so short
 * that they are started in a moment. A place that is filled at once costs no round trip to the
 * broker; a task that waits for a long one could have been run elsewhere.
 */
final class ReadAhead {

  private static final double SHORT = Duration.ofMillis(2).toNanos();
  private static final double WEIGHT_OF_THE_LAST = 0.1;
  private static final int LEAST = 16;
  private static final int MOST = 100;

  private static final double NOT_SHORT = 100 * SHORT;

  private double average = NOT_SHORT;

  /** A task has run. */
  synchronized void ran(long nanos) {
    average += WEIGHT_OF_THE_LAST * (nanos - average);
  }

  /** What was taken had to wait for long after all. */
  synchronized void wasWrong() {
    average = NOT_SHORT;
  }

  /**
   * How many more to take now.
   *
   * @param concurrency how many run at once
   */
  synchronized int places(int concurrency) {
    return average < SHORT ? Math.clamp(concurrency, LEAST, MOST) : 0;
  }
}
