package cl.fizko.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Watches a worker empty its queue. */
final class Watch {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOKING_MILLIS = 3;

  private final Engine engine;
  private final WorkerProcess worker;

  Watch(Engine engine, WorkerProcess worker) {
    this.engine = engine;
    this.worker = worker;
  }

  /**
   * Returns once no more than {@code atMost} tasks are left.
   *
   * @return how many are left
   * @throws BenchmarkException if the worker ends, or nothing happens for a long time
   */
  long until(long atMost) {
    long before = Long.MAX_VALUE;
    long moved = System.nanoTime();
    while (true) {
      long left = engine.pending();
      if (left <= atMost) {
        return left;
      }
      if (left != before) {
        before = left;
        moved = System.nanoTime();
      }
      if (!worker.isAlive() || System.nanoTime() - moved > PATIENCE.toNanos()) {
        throw new BenchmarkException(
            engine.subject().label()
                + (worker.isAlive() ? " stands still" : " has ended")
                + " with "
                + left
                + " tasks left. Its log ends with:\n"
                + worker.lastWords());
      }
      pause(LOOKING_MILLIS);
    }
  }

  /** Lets time pass. */
  void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }
}
