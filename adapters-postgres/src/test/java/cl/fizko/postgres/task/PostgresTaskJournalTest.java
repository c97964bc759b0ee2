package cl.fizko.postgres.task;

import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskJournalContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTaskJournalTest extends TaskJournalContract {

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  @Override
  protected TaskJournal journal(int size) {
    return new PostgresTaskJournal(TABLES.database(), size);
  }
}
