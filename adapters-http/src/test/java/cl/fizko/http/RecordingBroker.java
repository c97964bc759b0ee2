package cl.fizko.http;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.Uniqueness;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what is published; can be away. */
public final class RecordingBroker implements TaskBroker {

  public record Published(QueueName queue, Task task) {}

  public final List<Published> published = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  public void goAway() {
    away = true;
  }

  @Override
  public void publish(Batch batch) {
    if (away) {
      throw new BrokerUnavailableException(
          "redis://user:s3cret@inner-host", new IllegalStateException());
    }
    batch.tasks().forEach(each -> published.add(new Published(each.queue(), each.task())));
  }

  @Override
  public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<TaskId> publishedOnce(Collection<TaskId> ids) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskId publishUnique(QueueName queue, Task task, Uniqueness uniqueness) {
    publish(queue, List.of(task));
    return task.id();
  }

  @Override
  public boolean isLast(String key, TaskId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Delivery> reserve(WorkerId worker, List<QueueName> queues, int max, Duration lease) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean awaitWork(List<QueueName> queues, Duration atMost) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Receipt> renew(Collection<Receipt> receipts, Duration lease) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int reclaim(int max) {
    throw new UnsupportedOperationException();
  }
}
