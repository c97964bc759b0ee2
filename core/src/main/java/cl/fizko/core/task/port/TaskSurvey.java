package cl.fizko.core.task.port;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Survey;
import java.util.Collection;

/**
 * Looks at a broker from outside, for monitors that do so again and again: one round trip, which
 * takes nothing out and holds nobody up.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the broker cannot be
 * reached.
 */
public interface TaskSurvey {

  /**
   * How things stand at this moment.
   *
   * @param queues at least one; one that does not exist is empty
   */
  Survey look(Collection<QueueName> queues);
}
