package cl.fizko.core.task.port;

import java.time.InstantSource;

class InMemoryTaskBrokerTest extends TaskBrokerContract {

  @Override
  protected Fixture fixture(InstantSource clock) {
    InMemoryTaskResults results = new InMemoryTaskResults();
    InMemoryTaskBroker broker = new InMemoryTaskBroker(results, clock);
    return new Fixture(broker, results, broker, broker, broker);
  }
}
