package cl.fizko.redis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.task.Retirement;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.port.Workers;
import cl.fizko.core.task.port.WorkersContract;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisWorkersTest extends WorkersContract {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private final List<ControlledWorker> started = new ArrayList<>();
  private final Set<String> retired = ConcurrentHashMap.newKeySet();
  private RedisConnections redis;

  @BeforeEach
  void connect() {
    redis = REDIS.connect();
  }

  @AfterEach
  void end() {
    started.forEach(ControlledWorker::close);
  }

  @Override
  protected Workers workers() {
    return new RedisWorkers(redis, InstantSource.system());
  }

  @Override
  protected void start(String name) {
    Workers workers = workers();
    int before = workers.count();
    WorkerListener listener =
        new WorkerListener() {
          @Override
          public void retired(Retirement retirement) {
            retired.add(name);
          }
        };
    ControlledWorker worker =
        new ControlledWorker(
            REDIS.connect(redis.settings()), name, false, listener, InstantSource.system());
    started.add(worker);
    worker.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> workers.count() > before);
  }

  @Override
  protected void awaitDrained(String name) {
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(retired).contains(name));
  }

  @Override
  protected boolean isDrained(String name) {
    return retired.contains(name);
  }
}
