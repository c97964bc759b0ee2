package cl.fizko.core.task;

import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A broker that is away now and then: before a call, so that nothing happens, or after it, so that
 * it happens and nobody is told. What it does depends on its seed alone.
 */
public final class FlakyTaskBroker extends ForwardingTaskBroker {

  private final Random random;

  /** Fails one settlement of three, in either way, and one look for work of five. */
  public FlakyTaskBroker(TaskBroker broker, long seed) {
    super(broker);
    this.random = new Random(seed);
  }

  @Override
  public List<Delivery> reserve(WorkerId worker, List<QueueName> queues, int max, Duration lease) {
    if (chance(5)) {
      throw away();
    }
    return super.reserve(worker, queues, max, lease);
  }

  @Override
  public Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel) {
    if (chance(6)) {
      throw away();
    }
    Settlement settlement = super.settle(delivery, outcome, sequel);
    if (chance(6)) {
      throw away();
    }
    return settlement;
  }

  private synchronized boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private static BrokerUnavailableException away() {
    return new BrokerUnavailableException("away", new IllegalStateException("on purpose"));
  }
}
