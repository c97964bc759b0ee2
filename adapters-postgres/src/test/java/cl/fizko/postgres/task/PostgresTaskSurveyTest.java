package cl.fizko.postgres.task;

import cl.fizko.core.task.port.TaskSurveyContract;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTaskSurveyTest extends TaskSurveyContract {

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
    return new Fixture(
        new PostgresTaskBroker(database, signals, Duration.ofHours(1), clock),
        new PostgresTaskQueues(database, clock),
        new PostgresTaskSurvey(database, clock));
  }
}
