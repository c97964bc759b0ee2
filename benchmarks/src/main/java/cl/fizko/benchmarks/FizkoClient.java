package cl.fizko.benchmarks;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Fizko as a sender uses it, on either broker. */
final class FizkoClient implements AutoCloseable {

  static final QueueName QUEUE = new QueueName("default");

  private static final Duration SOON = Duration.ofSeconds(5);

  private final Client client;

  private FizkoClient(Client client) {
    this.client = client;
  }

  /**
   * A client with the settings that a worker reads from the same variables.
   *
   * @throws BenchmarkException if this Fizko does not know one of them
   */
  static FizkoClient of(Map<String, String> variables) {
    return new FizkoClient(Client.of(settings(variables)));
  }

  static Settings settings(Map<String, String> variables) {
    return switch (new SettingsReader("benchmarks").read(variables, Set.of())) {
      case SettingsReader.Valid valid -> understood(valid);
      case SettingsReader.Invalid invalid ->
          throw new BenchmarkException(invalid.problems().toString());
    };
  }

  private static Settings understood(SettingsReader.Valid valid) {
    if (!valid.warnings().isEmpty()) {
      throw new BenchmarkException(
          "this Fizko cannot run like that yet: " + String.join("; ", valid.warnings()));
    }
    return valid.settings();
  }

  void send(Task task) {
    client.sender().send(task, QUEUE);
  }

  /** Whether a task succeeds soon, as it must have already or be about to. */
  boolean hasSucceeded(TaskId id) {
    return client
        .results()
        .await(id, SOON)
        .filter(TaskResult.Succeeded.class::isInstance)
        .isPresent();
  }

  /** What {@code demo.now} returned: the second at which it started. */
  double startedAt(TaskId id) {
    TaskResult result =
        client
            .results()
            .find(id)
            .orElseThrow(() -> new BenchmarkException("task " + id + " has no result"));
    if (result instanceof TaskResult.Succeeded done && done.value() instanceof Number seconds) {
      return seconds.doubleValue();
    }
    throw new BenchmarkException("task " + id + " has not returned the time: " + result);
  }

  Backlog backlog() {
    return () -> {
      var depth = client.queues().depth(QUEUE);
      return depth.ready() + depth.delayed() + depth.leased();
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
