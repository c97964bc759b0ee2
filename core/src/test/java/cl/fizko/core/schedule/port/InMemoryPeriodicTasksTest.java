package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;

class InMemoryPeriodicTasksTest extends PeriodicTasksContract {

  private final InMemoryPeriodicTasks rows = new InMemoryPeriodicTasks();

  @Override
  protected PeriodicTasks empty() {
    return rows;
  }

  @Override
  protected void insert(PeriodicTask row) {
    rows.put(row);
  }

  @Override
  protected void insertQuietly(PeriodicTask row) {
    rows.putQuietly(row);
  }

  @Override
  protected void disable(PeriodicTaskId id) {
    rows.remove(id);
  }
}
