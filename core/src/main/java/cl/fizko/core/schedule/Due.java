package cl.fizko.core.schedule;

import cl.fizko.core.task.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * A row that fires.
 *
 * @param row which
 * @param rung the alarm that rang
 * @param due the due instant that it fires for: that of the alarm or, if only so much is made up
 *     for, a later one
 * @param next when it is due next; empty if never
 */
record Due(PeriodicTask row, Alarm rung, Instant due, Optional<Instant> next) {

  TaskId id() {
    return FiringId.of(row.id(), due);
  }

  /** What it fires for, as an alarm. */
  Alarm alarm() {
    return row.alarmAt(due);
  }

  Optional<Alarm> nextAlarm() {
    return next.map(row::alarmAt);
  }
}
