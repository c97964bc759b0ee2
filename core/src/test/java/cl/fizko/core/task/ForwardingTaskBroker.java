package cl.fizko.core.task;

import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Passes every call on; what wraps a broker overrides what it changes. */
public class ForwardingTaskBroker implements TaskBroker {

  private final TaskBroker broker;

  protected ForwardingTaskBroker(TaskBroker broker) {
    this.broker = broker;
  }

  @Override
  public void publish(Batch batch) {
    broker.publish(batch);
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
  public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    return broker.publishOnce(tasks, window);
  }

  @Override
  public Set<TaskId> publishedOnce(Collection<TaskId> ids) {
    return broker.publishedOnce(ids);
  }

  @Override
  public List<Delivery> reserve(WorkerId worker, List<QueueName> queues, int max, Duration lease) {
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
    return broker.settle(delivery, outcome, sequel);
  }

  @Override
  public int reclaim(int max) {
    return broker.reclaim(max);
  }
}
