package cl.fizko.benchmarks;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.Task;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.RedisTaskBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fizko's own workers and senders. */
final class FizkoFleet implements AutoCloseable {

  private final Setup setup;
  private final Map<String, String> variables;
  private final FizkoClient client;
  private final RedisConnections connections;
  private final Publisher batches;
  private final Backlog backlog;

  FizkoFleet(Setup setup, Servers servers) {
    this.setup = setup;
    this.variables = servers.variables();
    Settings settings = FizkoClient.settings(variables);
    this.connections = new RedisConnections(settings.redis());
    this.client = FizkoClient.of(variables);
    this.batches =
        switch (setup.broker()) {
          case REDIS -> redisBatches();
          case POSTGRES -> tasks -> tasks.forEach(client::send);
        };
    this.backlog =
        switch (setup.broker()) {
          case REDIS -> servers.redis().celeryFormat(FizkoClient.QUEUE.value());
          case POSTGRES -> client.backlog();
        };
    if (setup.broker() == BrokerChoice.POSTGRES) {
      Client.migrate(settings);
    }
  }

  private Publisher redisBatches() {
    RedisTaskBroker broker = new RedisTaskBroker(connections, InstantSource.system());
    return tasks -> broker.publish(FizkoClient.QUEUE, tasks);
  }

  /** One of ours at its concurrency. */
  FizkoFormatEngine engine(Subject subject) {
    return reading(subject, () -> worker(subject));
  }

  /** An engine whose workers read our senders' messages. */
  FizkoFormatEngine reading(Subject subject, Workers workers) {
    return new FizkoFormatEngine(subject, workers, client, batches, backlog);
  }

  /** Started by the script that starts it in production. */
  private WorkerProcess worker(Subject subject) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("FIZKO_HOME", setup.home().resolve("boot/target/fizko").toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("FIZKO_DEMO_TASKS", "true");
    environment.put("FIZKO_QUEUES", FizkoClient.QUEUE.value());
    environment.put("CELERY_CONCURRENCY", Integer.toString(subject.concurrency()));
    environment.put("CELERY_LOG_LEVEL", setup.logLevel());
    Path script = setup.home().resolve("docker/entrypoint.sh");
    return new Program(List.of("sh", script.toString(), "worker"), setup.target(), environment)
        .start(setup.log(subject));
  }

  void send(Task task) {
    client.send(task);
  }

  Publisher batches() {
    return batches;
  }

  @Override
  public void close() {
    client.close();
    connections.close();
  }
}
