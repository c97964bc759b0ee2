package cl.fizko.postgres.task;

import cl.fizko.core.task.port.TaskBrokerContract;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTaskBrokerTest extends TaskBrokerContract {

  @RegisterExtension static final TaskTables TABLES = new TaskTables();
  private static PostgresSignals signals;

  @BeforeAll
  static void listen() {
    signals = new PostgresSignals(TABLES.database());
  }

  @AfterAll
  static void stopListening() {
    signals.close();
  }

  @Override
  protected Fixture fixture(InstantSource clock) {
    PostgresDatabase database = TABLES.database();
    Duration kept = Duration.ofHours(1);
    return new Fixture(
        new PostgresTaskBroker(database, signals, kept, clock),
        new PostgresTaskResults(database, signals, kept, clock),
        new PostgresTaskQueues(database, clock),
        new PostgresDeadLetters(database),
        new PostgresRevocations(database, clock));
  }
}
