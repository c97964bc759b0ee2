package cl.fizko.postgres.task;

import cl.fizko.core.task.BrokerUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Does together what many threads ask for at the same time: while one batch is under way, all that
 * is asked for makes up the next one. Nobody waits for others to come. A batch that fails, with the
 * database there, is done one by one, so that nobody suffers for another's fault.
 *
 * @param <I> what is asked for
 * @param <O> the answer to each
 */
final class Batching<I, O> {

  private final Function<List<I>, List<O>> work;
  private final int most;
  private final Semaphore free;
  private final ConcurrentLinkedQueue<Asked<I, O>> queue = new ConcurrentLinkedQueue<>();

  private record Asked<I, O>(I input, CompletableFuture<O> answer) {}

  /**
   * @param work gives as many answers as it gets inputs, in their order
   * @param most so many inputs at once
   * @param atOnce so many batches at the same time
   */
  Batching(Function<List<I>, List<O>> work, int most, int atOnce) {
    this.work = work;
    this.most = most;
    this.free = new Semaphore(atOnce);
  }

  /** Waits for the answer, without heeding interrupts; throws what the work has thrown. */
  O ask(I input) {
    Asked<I, O> asked = new Asked<>(input, new CompletableFuture<>());
    queue.add(asked);
    if (free.tryAcquire()) {
      Thread.ofVirtual().name("fizko-postgres-batch").start(this::serveAll);
    }
    return DatabaseCalls.join(asked.answer());
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
    for (Asked<I, O> each = queue.poll(); each != null; each = queue.poll()) {
      batch.add(each);
      if (batch.size() == most) {
        break;
      }
    }
    return batch;
  }

  private void serve(List<Asked<I, O>> batch) {
    try {
      List<O> answers = work.apply(batch.stream().map(Asked::input).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(answers.get(i));
      }
    } catch (BrokerUnavailableException e) {
      batch.forEach(each -> each.answer().completeExceptionally(e));
    } catch (Throwable e) {
      if (batch.size() == 1) {
        batch.getFirst().answer().completeExceptionally(e);
      } else {
        batch.forEach(each -> serve(List.of(each)));
      }
    }
  }
}
