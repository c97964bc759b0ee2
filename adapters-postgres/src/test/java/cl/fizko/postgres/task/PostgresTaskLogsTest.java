package cl.fizko.postgres.task;

import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.core.task.port.TaskLogsContract;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTaskLogsTest extends TaskLogsContract {

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  @Override
  protected TaskLogs logs() {
    return new PostgresTaskLogs(TABLES.database(), InstantSource.system());
  }
}
