package cl.fizko.core.task.port;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Survey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** {@link TaskSurvey} of an {@link InMemoryTaskBroker}. */
public final class InMemoryTaskSurvey implements TaskSurvey {

  private final InMemoryTaskBroker broker;

  public InMemoryTaskSurvey(InMemoryTaskBroker broker) {
    this.broker = broker;
  }

  @Override
  public Survey look(Collection<QueueName> queues) {
    Map<QueueName, Survey.Line> lines = new HashMap<>();
    for (QueueName queue : queues) {
      lines.put(
          queue,
          new Survey.Line(
              broker.depth(queue).ready(),
              broker.waitingSince(queue),
              broker.paused().contains(queue)));
    }
    long delayed = broker.names().stream().mapToLong(name -> broker.depth(name).delayed()).sum();
    long leased = broker.names().stream().mapToLong(name -> broker.depth(name).leased()).sum();
    return new Survey(lines, delayed, leased, broker.count());
  }
}
