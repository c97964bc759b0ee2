package cl.fizko.postgres.task;

import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskLimitsContract;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTaskLimitsTest extends TaskLimitsContract {

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  @Override
  protected TaskLimits limits(InstantSource clock) {
    return new PostgresTaskLimits(TABLES.database(), clock);
  }
}
