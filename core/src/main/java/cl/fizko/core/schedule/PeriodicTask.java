package cl.fizko.core.schedule;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the timetable that is switched on and can be read.
 *
 * @param id its number
 * @param name its name, for people
 * @param schedule when it is due
 * @param task what it sends
 * @param arguments with what
 * @param delivery and how
 * @param oneOff whether it is switched off once it has fired
 * @param startsAt not due before; {@link #UNSET} if it does not say
 * @param lastRunAt when it fired last; {@link #UNSET} if it never did
 */
public record PeriodicTask(
    PeriodicTaskId id,
    String name,
    Schedule schedule,
    TaskName task,
    Arguments arguments,
    Delivery delivery,
    boolean oneOff,
    Instant startsAt,
    Instant lastRunAt) {

  public static final Instant UNSET = Instant.MIN;

  /**
   * How a periodic task is sent.
   *
   * @param destination to which queue
   * @param priority 0 to 9
   * @param expiry how long it is worth starting
   * @param headers custom headers: JSON values by name
   */
  public record Delivery(
      Destination destination, int priority, Expiry expiry, Map<String, Object> headers) {

    public static final Delivery DEFAULT =
        new Delivery(Destination.BY_ROUTE, 0, new Expiry.Never(), Map.of());
  }

  /** Changes when, and only when, the row's due instants may have changed; not when it fires. */
  public String version() {
    return schedule.text()
        + (startsAt.equals(UNSET) ? "" : " from " + startsAt)
        + (delivery.expiry() instanceof Expiry.At at ? " until " + at.instant() : "");
  }

  /**
   * When it is due, for somebody who knows of no alarm of it yet.
   *
   * <p>A row that has run counts from its last run, so an outage leads to one firing, at once. A
   * row that has not run is due at its start, if it names one, and otherwise counts from now.
   *
   * @return empty if it is never due again
   */
  public Optional<Instant> due(Instant now) {
    boolean hasRun = !lastRunAt.equals(UNSET);
    boolean hasStart = !startsAt.equals(UNSET);
    if (schedule instanceof Clocked clocked) {
      return hasRun && !clocked.at().isAfter(lastRunAt)
          ? Optional.empty()
          : withinLife(later(clocked.at()));
    }
    if (hasRun) {
      return schedule.nextAfter(lastRunAt).map(this::later).flatMap(this::withinLife);
    }
    return hasStart ? withinLife(startsAt) : schedule.nextAfter(now).flatMap(this::withinLife);
  }

  /**
   * When it is due after it was due at an instant and fired: on the grid of its due instants, so an
   * interval does not drift, and in the future, so that what was missed is not made up for.
   *
   * @return empty if it is never due again
   */
  public Optional<Instant> dueAfter(Instant due, Instant now) {
    if (oneOff) {
      return Optional.empty();
    }
    return switch (schedule) {
      case Interval interval -> {
        long missed = now.isAfter(due) ? periods(interval, due, now) : 0;
        yield withinLife(due.plus(interval.every().multipliedBy(missed + 1)));
      }
      case Crontab crontab ->
          crontab.nextAfter(now.isAfter(due) ? now : due).flatMap(this::withinLife);
      case Clocked clocked -> Optional.empty();
    };
  }

  private static long periods(Interval interval, Instant due, Instant now) {
    return Duration.between(due, now).dividedBy(interval.every());
  }

  private Instant later(Instant due) {
    return due.isBefore(startsAt) ? startsAt : due;
  }

  private Optional<Instant> withinLife(Instant due) {
    boolean over = delivery.expiry() instanceof Expiry.At end && !due.isBefore(end.instant());
    return over ? Optional.empty() : Optional.of(due);
  }
}
