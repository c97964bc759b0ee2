package cl.fizko.core.task.port;

import java.time.InstantSource;

final class InMemoryTaskLimitsTest extends TaskLimitsContract {

  @Override
  protected TaskLimits limits(InstantSource clock) {
    return new InMemoryTaskLimits(clock);
  }
}
