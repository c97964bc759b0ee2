package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Instant;

/**
 * What an execution knows of its alarm. The due instant stands here as well, since the time of the
 * execution moves when it has to be tried again.
 *
 * @param due in ISO 8601, UTC
 */
record AlarmData(String due, String version) {

  static AlarmData of(Alarm alarm) {
    return new AlarmData(alarm.due().toString(), alarm.version());
  }

  /**
   * The alarm.
   *
   * @param instance of the execution: the number of the row
   */
  Alarm alarm(String instance) {
    return new Alarm(new PeriodicTaskId(Long.parseLong(instance)), Instant.parse(due), version);
  }
}
