package cl.fizko.core.task;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.port.TaskResults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Notes in the results, and tells the listener, that tasks run: many at a time, and only of those
 * that have run for a while. Nobody could read that a task runs which has ended by then; of what
 * nobody wants a result nothing is noted there.
 */
final class StartNotes {

  private static final Duration A_WHILE = Duration.ofMillis(20);
  private static final int MOST_AT_ONCE = 500;

  private final TaskResults results;
  private final WorkerId worker;
  private final WorkerListener listener;
  private final LinkedBlockingQueue<Begun> begun = new LinkedBlockingQueue<>();

  private record Begun(Try attempt, Reserved reserved, Deadline due) {}

  StartNotes(TaskResults results, WorkerId worker, WorkerListener listener) {
    this.results = results;
    this.worker = worker;
    this.listener = listener;
  }

  /** A handler is about to be called. */
  void begins(Try attempt, Reserved reserved) {
    begun.add(new Begun(attempt, reserved, Deadline.in(A_WHILE)));
  }

  /** Works until its thread is interrupted. */
  void run() {
    Pause pause = new Pause();
    try {
      while (true) {
        Begun first = begun.take();
        if (!pause.goOnAfter(first.due().left())) {
          return;
        }
        note(stillRunning(first));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All began in the order in which they are due. */
  private List<Begun> stillRunning(Begun first) {
    List<Begun> running = new ArrayList<>();
    Begun next = first;
    while (next != null) {
      if (next.attempt().beginNote()) {
        running.add(next);
      }
      Begun head = begun.peek();
      boolean due = head != null && head.due().isOver() && running.size() < MOST_AT_ONCE;
      next = due ? begun.poll() : null;
    }
    return running;
  }

  private void note(List<Begun> running) {
    running.forEach(
        each -> listener.lasts(new RunningTask(each.reserved(), each.attempt().received())));
    List<Task> wanted =
        running.stream()
            .map(each -> each.reserved().task())
            .filter(task -> !task.options().ignoreResult())
            .toList();
    try {
      if (!wanted.isEmpty()) {
        results.started(wanted, worker);
      }
    } catch (BrokerUnavailableException e) {
      listener.stumbled(e, Duration.ZERO);
    } finally {
      running.forEach(each -> each.attempt().endNote());
    }
  }
}
