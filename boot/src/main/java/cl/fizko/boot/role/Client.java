package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.postgres.PostgresDatabase;
import java.util.List;
import java.util.Set;

/** The broker as a client sees it; close it when done. */
public final class Client implements AutoCloseable {

  private final TaskSender sender;
  private final TaskResults results;
  private final TaskQueues queues;
  private final DeadLetters deadLetters;
  private final Revocations revocations;
  private final Set<AutoCloseable> needs;

  private Client(ClientComponent component) {
    this.sender = component.sender();
    this.results = component.results();
    this.queues = component.queues();
    this.deadLetters = component.deadLetters();
    this.revocations = component.revocations();
    this.needs = component.needs();
  }

  /** Connects when first used. */
  public static Client of(Settings settings) {
    return new Client(DaggerClientComponent.factory().create(settings));
  }

  /**
   * Brings the database of the settings up to date.
   *
   * @return what was applied, in order; none if it was up to date
   * @throws cl.fizko.postgres.MigrationException if it cannot be reached or a migration fails
   */
  public static List<String> migrate(Settings settings) {
    try (PostgresDatabase database =
        new PostgresDatabase(settings.database().orElseThrow(), "fizko-migrate", 2)) {
      return database.migrate();
    }
  }

  public TaskSender sender() {
    return sender;
  }

  public TaskResults results() {
    return results;
  }

  public TaskQueues queues() {
    return queues;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  public Revocations revocations() {
    return revocations;
  }

  @Override
  public void close() {
    for (AutoCloseable need : needs) {
      try {
        need.close();
      } catch (Exception e) {
        throw new IllegalStateException(need.getClass().getSimpleName() + " does not close", e);
      }
    }
  }
}
