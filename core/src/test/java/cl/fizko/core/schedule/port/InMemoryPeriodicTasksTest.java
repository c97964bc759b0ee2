package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;

class InMemoryPeriodicTasksTest extends PeriodicTasksContract {

  private final InMemoryPeriodicTasks rows = new InMemoryPeriodicTasks();

  @Override
  protected PeriodicTasks rows() {
    return rows;
  }

  @Override
  protected PeriodicTasks unreachable() {
    InMemoryPeriodicTasks away = new InMemoryPeriodicTasks();
    away.away(true);
    return away;
  }

  @Override
  protected void write(PeriodicTask row) {
    rows.write(row);
  }

  @Override
  protected void writeUnreadable(PeriodicTaskId id, String name) {
    rows.writeUnreadable(new Timetable.UnreadableRow(id, name, "says nothing"));
  }

  @Override
  protected void switchOff(PeriodicTaskId id) {
    rows.switchOff(id);
  }

  @Override
  protected void remove(PeriodicTaskId id) {
    rows.remove(id);
  }

  @Override
  protected void announce() {
    rows.announce();
  }

  @Override
  protected int firings(PeriodicTaskId id) {
    return rows.firings(id);
  }
}
