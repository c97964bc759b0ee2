package cl.fizko.postgres.task;

import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.core.task.port.TaskTotalsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTaskTotalsTest extends TaskTotalsContract {

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  @Override
  protected TaskTotals totals() {
    return new PostgresTaskTotals(TABLES.database());
  }
}
