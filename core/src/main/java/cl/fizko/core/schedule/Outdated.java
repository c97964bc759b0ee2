package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.TaskId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Alarms whose rows have become others since they were set, or are gone. They fire nothing. But one
 * may be that of a beat that died after it had sent: then that is noted, or the row, which counts
 * from its last run, would be due once more.
 */
final class Outdated {

  private final PeriodicTasks rows;
  private final Sending sending;

  Outdated(PeriodicTasks rows, Sending sending) {
    this.rows = rows;
    this.sending = sending;
  }

  /** Notes what was sent; returns the rows as they stand then. */
  Map<PeriodicTaskId, PeriodicTask> settled(
      List<Alarm> alarms, Map<PeriodicTaskId, PeriodicTask> present, Instant now) {
    Map<TaskId, PeriodicTaskId> firings = new HashMap<>();
    alarms.forEach(alarm -> firings.put(FiringId.of(alarm.id(), alarm.due()), alarm.id()));
    firings.values().removeIf(id -> isToFireOnceMore(present, id));
    Set<TaskId> sent = sending.sent(firings.keySet());
    if (sent.isEmpty()) {
      return present;
    }
    Map<PeriodicTaskId, TaskId> noted = new HashMap<>();
    firings.forEach(
        (id, row) -> {
          if (sent.contains(id)) {
            noted.put(row, id);
          }
        });
    rows.recordFirings(noted, now);
    return rows.find(alarms.stream().map(Alarm::id).toList());
  }

  /** A row that fires once and was given another time is on for that one: noting switches off. */
  private static boolean isToFireOnceMore(
      Map<PeriodicTaskId, PeriodicTask> present, PeriodicTaskId id) {
    return Optional.ofNullable(present.get(id)).filter(PeriodicTask::oneOff).isPresent();
  }
}
