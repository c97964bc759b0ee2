package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import java.time.Instant;
import java.util.Optional;

/** The rows as a beat sees them that dies when it is about to note a firing. */
record DyingPeriodicTasks(PeriodicTasks rows) implements PeriodicTasks {

  @Override
  public Timetable read() {
    return rows.read();
  }

  @Override
  public Optional<PeriodicTask> find(PeriodicTaskId id) {
    return rows.find(id);
  }

  @Override
  public String changeMark() {
    return rows.changeMark();
  }

  @Override
  public boolean recordFiring(PeriodicTaskId id, Instant at) {
    throw new TimetableUnavailableException(
        "killed before it was noted", new IllegalStateException("on purpose"));
  }
}
