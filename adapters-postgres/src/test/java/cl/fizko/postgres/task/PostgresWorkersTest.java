package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.task.Retirement;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.core.task.port.Workers;
import cl.fizko.core.task.port.WorkersContract;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresWorkersTest extends WorkersContract {

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  private static final Duration SOON = Duration.ofSeconds(15);

  private final InstantSource clock = InstantSource.system();
  private final List<AutoCloseable> started = new ArrayList<>();
  private final Set<String> retired = ConcurrentHashMap.newKeySet();

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : started) {
      each.close();
    }
  }

  @Override
  protected Workers workers() {
    return new PostgresWorkers(TABLES.database(), clock);
  }

  @Override
  protected void start(String name) {
    PostgresDatabase database = TABLES.database();
    PostgresSignals signals = new PostgresSignals(database);
    WorkerListener listener =
        new WorkerListener() {
          @Override
          public void retired(Retirement retirement) {
            retired.add(name);
          }
        };
    Worker worker =
        new Worker(
            WorkerSettings.of(new WorkerId(name), List.of(QUEUE), 1),
            new WorkerPorts(
                new PostgresTaskBroker(database, signals, Duration.ofHours(1), clock),
                new PostgresTaskResults(database, signals, Duration.ofHours(1), clock),
                new PostgresTaskLimits(database, clock),
                new PostgresRevocations(database, clock)),
            new TaskCatalogue(List.of()),
            new TaskRoutes(Map.of(), QUEUE),
            listener,
            clock);
    PostgresHeartbeat heartbeat =
        new PostgresHeartbeat(database, worker.control(), "fizko test", clock);
    started.addAll(List.of(worker::closeNow, heartbeat, signals));
    worker.start();
    heartbeat.start();
    Workers workers = workers();
    await()
        .atMost(SOON)
        .until(() -> workers.seen().stream().anyMatch(each -> each.name().value().equals(name)));
  }

  @Override
  protected void awaitDrained(String name) {
    await().atMost(SOON).untilAsserted(() -> assertThat(retired).contains(name));
  }

  @Override
  protected boolean isDrained(String name) {
    return retired.contains(name);
  }

  @Test
  void whoHasEndedIsNotSeenAnyMore() throws Exception {
    start("celery@a");
    end();
    started.clear();
    assertThat(workers().seen()).isEmpty();
  }
}
