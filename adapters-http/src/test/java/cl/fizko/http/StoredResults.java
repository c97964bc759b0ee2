package cl.fizko.http;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.port.TaskResults;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Results that a test put there; can be away. */
public final class StoredResults implements TaskResults {

  private final Map<TaskId, TaskResult> byId = new ConcurrentHashMap<>();
  private final Map<TaskId, Task> asked = new ConcurrentHashMap<>();
  private final Map<TaskId, QueueName> askedIn = new ConcurrentHashMap<>();
  private volatile boolean away;

  public void put(TaskResult result) {
    byId.put(result.id(), result);
  }

  /** Notes what a task was asked to do. */
  public void putAsked(Task task) {
    asked.put(task.id(), task);
  }

  @Override
  public Optional<Task> asked(TaskId id) {
    return Optional.ofNullable(asked.get(id));
  }

  /** Notes where the task was taken from, too. */
  public void putAsked(Task task, QueueName queue) {
    putAsked(task);
    askedIn.put(task.id(), queue);
  }

  @Override
  public Optional<QueueName> askedIn(TaskId id) {
    return Optional.ofNullable(askedIn.get(id));
  }

  public void goAway() {
    away = true;
  }

  @Override
  public Optional<TaskResult> find(TaskId id) {
    if (away) {
      throw new BrokerUnavailableException("inner-host", new IllegalStateException());
    }
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<TaskResult> await(TaskId id, Duration atMost) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void started(Collection<Task> tasks, WorkerId worker) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void progressed(Task task, WorkerId worker, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
