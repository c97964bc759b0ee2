package example;

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
import java.util.concurrent.atomic.AtomicLong;

/** A broker of somebody's own: it counts what is settled and leaves the rest to another one. */
public final class CountingTaskBroker implements TaskBroker {

  private final TaskBroker broker;
  private final AtomicLong settled = new AtomicLong();

  public CountingTaskBroker(TaskBroker broker) {
    this.broker = broker;
  }

  /** How many deliveries were settled. */
  public long settled() {
    return settled.get();
  }

  @Override
  public void publish(Batch batch) {
    broker.publish(batch);
  }

  @Override
  public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    return broker.publishOnce(tasks, window);
  }

  @Override
  public Set<TaskId> publishedOnce(Collection<TaskId> ids) {
    return broker.publishedOnce(ids);
  }

  @Override
  public TaskId publishUnique(QueueName queue, Task task, Uniqueness uniqueness) {
    return broker.publishUnique(queue, task, uniqueness);
  }

  @Override
  public boolean isLast(String key, TaskId id) {
    return broker.isLast(key, id);
  }

  @Override
  public List<Delivery> reserve(
      WorkerId worker, List<QueueName> queues, int max, Duration lease) {
    return broker.reserve(worker, queues, max, lease);
  }

  @Override
  public boolean awaitWork(List<QueueName> queues, Duration atMost) {
    return broker.awaitWork(queues, atMost);
  }

  @Override
  public Set<Receipt> renew(Collection<Receipt> receipts, Duration lease) {
    return broker.renew(receipts, lease);
  }

  @Override
  public Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel) {
    Settlement settlement = broker.settle(delivery, outcome, sequel);
    if (settlement instanceof Settlement.Settled) {
      settled.incrementAndGet();
    }
    return settlement;
  }

  @Override
  public int reclaim(int max) {
    return broker.reclaim(max);
  }
}
