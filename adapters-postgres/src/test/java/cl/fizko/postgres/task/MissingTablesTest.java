package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingTablesTest {

  @RegisterExtension final TestDatabase databases = new TestDatabase();

  @Test
  void aDatabaseThatIsYetToBeMigratedIsABrokerThatIsNotThereYet() {
    PostgresDatabase database = databases.open();
    try (PostgresSignals signals = new PostgresSignals(database)) {
      PostgresTaskBroker broker =
          new PostgresTaskBroker(database, signals, Duration.ofHours(1), InstantSource.system());
      List<Task> tasks = List.of(Task.of(new TaskName("demo.noop"), Arguments.NONE));
      assertThatThrownBy(() -> broker.publish(new QueueName("default"), tasks))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("fizko migrate");
    }
  }
}
