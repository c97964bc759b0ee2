package cl.fizko.benchmarks;

import cl.fizko.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fills a queue as fast as it can. */
final class Preload {

  private static final int THREADS = 4;
  private static final int BATCH = 200;

  private final Publisher publisher;

  Preload(Publisher publisher) {
    this.publisher = publisher;
  }

  void fill(Supplier<Task> tasks, int count) {
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(() -> share(tasks, left)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new BenchmarkException("the queue cannot be filled", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }

  private void share(Supplier<Task> tasks, AtomicInteger left) {
    int before;
    while ((before = left.getAndAdd(-BATCH)) > 0) {
      publisher.publish(Stream.generate(tasks).limit(Math.min(before, BATCH)).toList());
    }
  }
}
