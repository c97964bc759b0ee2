package example;

import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.task.port.TaskBrokerContract;
import java.time.InstantSource;

class CountingTaskBrokerTest extends TaskBrokerContract {

  @Override
  protected Fixture fixture(InstantSource clock) {
    InMemoryTaskResults results = new InMemoryTaskResults();
    InMemoryTaskBroker inner = new InMemoryTaskBroker(results, clock);
    return new Fixture(new CountingTaskBroker(inner), results, inner, inner, inner);
  }
}
