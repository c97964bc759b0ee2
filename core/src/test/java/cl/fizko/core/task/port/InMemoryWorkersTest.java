package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class InMemoryWorkersTest extends WorkersContract {

  private final InMemoryWorkers workers = new InMemoryWorkers();

  @Override
  protected Workers workers() {
    return workers;
  }

  @Override
  protected void start(String name) {
    workers.add(
        new WorkerSeen(
            new WorkerId(name),
            1,
            "fizko test",
            false,
            1,
            0,
            List.of(QUEUE),
            0,
            0,
            Duration.ZERO,
            Instant.EPOCH,
            WorkerSeen.Detail.NONE));
  }

  @Override
  protected void awaitDrained(String name) {
    assertThat(isDrained(name)).isTrue();
  }

  @Override
  protected boolean isDrained(String name) {
    return workers.drained().contains(name);
  }
}
