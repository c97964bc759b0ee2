package cl.fizko.core.schedule;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.ForwardingTaskBroker;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was published once, and can be away. */
final class RecordingTaskBroker extends ForwardingTaskBroker {

  /**
   * Something published.
   *
   * @param queue to where
   */
  record Published(QueueName queue, Task task) {}

  private final List<Published> published = new ArrayList<>();
  private boolean away;

  RecordingTaskBroker(TaskBroker broker) {
    super(broker);
  }

  synchronized void away(boolean isAway) {
    away = isAway;
  }

  synchronized List<Published> published() {
    return List.copyOf(published);
  }

  @Override
  public synchronized boolean publishOnce(QueueName queue, Task task, Duration window) {
    if (away) {
      throw new BrokerUnavailableException("away", new IllegalStateException("on purpose"));
    }
    boolean now = super.publishOnce(queue, task, window);
    if (now) {
      published.add(new Published(queue, task));
    }
    return now;
  }
}
