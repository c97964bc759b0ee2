package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.TaskName;
import java.time.Instant;

/**
 * What a row says, less its number and its bookkeeping.
 *
 * @param name under which people know it; no two rows have the same
 * @param description for people; may be empty
 * @param enabled whether it is switched on
 * @param schedule when it is due
 * @param task what it sends
 * @param arguments with what
 * @param delivery and how
 * @param oneOff whether it is switched off once it has fired
 * @param startsAt not due before; {@link PeriodicTask#UNSET} if it does not say
 * @param policy what else it says about when it fires
 */
public record Draft(
    String name,
    String description,
    boolean enabled,
    Schedule schedule,
    TaskName task,
    Arguments arguments,
    PeriodicTask.Delivery delivery,
    boolean oneOff,
    Instant startsAt,
    Policy policy) {

  /** What a row of the timetable says. */
  public static Draft of(PeriodicTask row, boolean enabled, String description) {
    return new Draft(
        row.name(),
        description,
        enabled,
        row.schedule(),
        row.task(),
        row.arguments(),
        row.delivery(),
        row.oneOff(),
        row.startsAt(),
        row.policy());
  }

  /** The row of the timetable that it is once it has a number. */
  public PeriodicTask row(PeriodicTaskId id, Instant lastRunAt) {
    return new PeriodicTask(
        id, name, schedule, task, arguments, delivery, oneOff, startsAt, lastRunAt, policy);
  }
}
