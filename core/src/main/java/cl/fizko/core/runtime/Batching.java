package cl.fizko.core.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Does together what many threads ask for at the same time: while one batch is under way, all that
 * is asked for makes up the next one. Nobody waits for others to come. A batch that fails is done
 * one by one, so that nobody suffers for another's fault, unless its failure is everybody's.
 *
 * @param <I> what is asked for
 * @param <O> the answer to each
 */
public final class Batching<I, O> {

  private final Function<List<I>, List<O>> work;
  private final Predicate<Throwable> everybodys;
  private final int most;
  private final Semaphore free;
  private final ConcurrentLinkedQueue<Asked<I, O>> queue = new ConcurrentLinkedQueue<>();

  private record Asked<I, O>(I input, CompletableFuture<O> answer) {}

  /**
   * @param work gives as many answers as it gets inputs, in their order; called on virtual threads
   * @param everybodys whether a failure would be the same for each input of the batch
   * @param most so many inputs at once
   * @param atOnce so many batches at the same time
   */
  public Batching(
      Function<List<I>, List<O>> work, Predicate<Throwable> everybodys, int most, int atOnce) {
    this.work = work;
    this.everybodys = everybodys;
    this.most = most;
    this.free = new Semaphore(atOnce);
  }

  /**
   * Waits for the answer; throws what the work has thrown. An interrupt does not end the wait and
   * stays set.
   */
  public O ask(I input) {
    Asked<I, O> asked = new Asked<>(input, new CompletableFuture<>());
    queue.add(asked);
    if (free.tryAcquire()) {
      Thread.ofVirtual().name("fizko-batch").start(this::serveAll);
    }
    try {
      return asked.answer().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** How many wait for the next batch. */
  int waiting() {
    return queue.size();
  }

  private void serveAll() {
    do {
      for (List<Asked<I, O>> batch = next(); !batch.isEmpty(); batch = next()) {
        serve(batch);
      }
      free.release();
    } while (!queue.isEmpty() && free.tryAcquire());
  }

  private List<Asked<I, O>> next() {
    List<Asked<I, O>> batch = new ArrayList<>();
    while (batch.size() < most) {
      Asked<I, O> each = queue.poll();
      if (each == null) {
        break;
      }
      batch.add(each);
    }
    return batch;
  }

  private void serve(List<Asked<I, O>> batch) {
    try {
      List<O> answers = work.apply(batch.stream().map(Asked::input).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(answers.get(i));
      }
    } catch (Throwable e) {
      if (batch.size() == 1 || everybodys.test(e)) {
        batch.forEach(each -> each.answer().completeExceptionally(e));
      } else {
        batch.forEach(each -> serve(List.of(each)));
      }
    }
  }
}
