package cl.fizko.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/** Threads that do the same over and over for some time. */
final class Senders {

  private final int threads;

  Senders(int threads) {
    this.threads = threads;
  }

  /**
   * Runs a step until the time is over or there is nothing left to do.
   *
   * @param step returns how many it has done, 0 if nothing is left
   * @return how many were done in a second
   */
  double perSecond(LongSupplier step, double seconds) {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(
                () -> {
                  long done = 0;
                  long last = 1;
                  while (last > 0 && System.nanoTime() < end) {
                    last = step.getAsLong();
                    done += last;
                  }
                  return done;
                }));
      }
      long done = 0;
      for (Future<Long> each : running) {
        done += each.get();
      }
      return done / ((System.nanoTime() - start) / 1e9);
    } catch (ExecutionException e) {
      throw new BenchmarkException("a sender has failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }
}
