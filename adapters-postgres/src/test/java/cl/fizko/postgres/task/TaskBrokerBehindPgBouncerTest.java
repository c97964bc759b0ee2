package cl.fizko.postgres.task;

import cl.fizko.core.task.port.TaskBrokerContract;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole contract where no session holds, no statement is prepared and nothing is heard. */
class TaskBrokerBehindPgBouncerTest extends TaskBrokerContract {

  @Order(1)
  @RegisterExtension
  static final TaskTables TABLES = new TaskTables();

  @Order(2)
  @RegisterExtension
  static final Pooler POOLER = new Pooler(TABLES);

  private static PostgresSignals signals;

  @BeforeAll
  static void makeSignals() {
    signals = new PostgresSignals(POOLER.database());
  }

  @AfterAll
  static void closeSignals() {
    signals.close();
  }

  @Override
  protected Fixture fixture(InstantSource clock) {
    PostgresDatabase database = POOLER.database();
    Duration kept = Duration.ofHours(1);
    return new Fixture(
        new PostgresTaskBroker(database, signals, kept, clock),
        new PostgresTaskResults(database, signals, kept, clock),
        new PostgresTaskQueues(database, clock),
        new PostgresDeadLetters(database),
        new PostgresRevocations(database, clock));
  }
}
