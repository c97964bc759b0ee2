package cl.fizko.core.task.port;

import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Results in a map: the executable specification of {@link TaskResults}. Forgets nothing. */
public final class InMemoryTaskResults implements TaskResults {

  private final Map<TaskId, TaskResult> results = new HashMap<>();
  private final Map<TaskId, Task> asked = new HashMap<>();
  private final Map<TaskId, QueueName> askedIn = new HashMap<>();

  @Override
  public synchronized Optional<TaskResult> find(TaskId id) {
    return Optional.ofNullable(results.get(id));
  }

  @Override
  public synchronized Optional<TaskResult> await(TaskId id, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (find(id).filter(TaskResult::isFinal).isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return find(id);
  }

  @Override
  public void started(Collection<Task> tasks, WorkerId worker) {
    tasks.stream()
        .filter(task -> !task.options().ignoreResult())
        .forEach(task -> store(new TaskResult.Started(task.id(), worker.value())));
  }

  @Override
  public void progressed(Task task, WorkerId worker, Progress progress) {
    if (!task.options().ignoreResult()) {
      store(new TaskResult.Running(task.id(), progress));
    }
  }

  @Override
  public synchronized Optional<Task> asked(TaskId id) {
    return Optional.ofNullable(asked.get(id));
  }

  @Override
  public synchronized Optional<QueueName> askedIn(TaskId id) {
    return Optional.ofNullable(askedIn.get(id));
  }

  synchronized void storeAsked(Task task, QueueName queue) {
    asked.put(task.id(), Task.of(task.name(), task.arguments()));
    askedIn.put(task.id(), queue);
  }

  synchronized void store(TaskResult result) {
    if (!(results.get(result.id()) instanceof TaskResult.Succeeded)) {
      results.put(result.id(), result);
      notifyAll();
    }
  }
}
