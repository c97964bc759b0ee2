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
 * @param policy what else it says about when it fires
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
    Instant lastRunAt,
    Policy policy) {

  public static final Instant UNSET = Instant.MIN;

  /** What is later than so is missed; less is what a busy beat may cost. */
  public static final Duration LATE = Duration.ofSeconds(60);

  /** Nothing is due later; stores of alarms have an end of time, and a row must not hit it. */
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  /** A row that says nothing beyond what the tables of the Python beat can say. */
  public PeriodicTask(
      PeriodicTaskId id,
      String name,
      Schedule schedule,
      TaskName task,
      Arguments arguments,
      Delivery delivery,
      boolean oneOff,
      Instant startsAt,
      Instant lastRunAt) {
    this(
        id, name, schedule, task, arguments, delivery, oneOff, startsAt, lastRunAt, Policy.DEFAULT);
  }

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
        + (delivery.expiry() instanceof Expiry.At at ? " until " + at.instant() : "")
        + (policy.jitter().isZero() ? "" : " spread over " + policy.jitter())
        + (policy.begin() == Policy.Begin.WAIT ? "" : " at once");
  }

  /** The alarm that wakes it at an instant. */
  Alarm alarmAt(Instant due) {
    return new Alarm(id, due, version());
  }

  /**
   * Whether a run covers a due instant: it came later, and the row does not make up for each that
   * was missed.
   */
  boolean hasRunSince(Instant due) {
    return !(policy.misfire() instanceof Misfire.CatchUp) && !lastRunAt.isBefore(due);
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
    Optional<Instant> due;
    if (schedule instanceof Clocked clocked) {
      due =
          hasRun && !clocked.at().isAfter(lastRunAt)
              ? Optional.empty()
              : Optional.of(later(clocked.at().plus(shift())));
    } else if (hasRun) {
      due = times().afterRun(lastRunAt).map(this::later);
    } else {
      due = hasStart ? Optional.of(startsAt) : first(now);
    }
    return due.flatMap(instant -> worthRinging(instant, now)).flatMap(this::withinLife);
  }

  private Optional<Instant> first(Instant now) {
    if (schedule instanceof Interval) {
      return policy.begin() == Policy.Begin.AT_ONCE
          ? Optional.of(now.plus(shift()))
          : times().after(now).map(due -> due.plus(shift()));
    }
    return times().after(now);
  }

  /**
   * When it is due after it was due at an instant and fired: on the grid of its due instants, so an
   * interval does not drift. What was missed is made up for only if the policy says so.
   *
   * @return empty if it is never due again
   */
  public Optional<Instant> dueAfter(Instant due, Instant now) {
    return oneOff ? Optional.empty() : nextOnGrid(due, now);
  }

  /** The same, whether or not it fired. */
  Optional<Instant> nextOnGrid(Instant due, Instant now) {
    Instant until = policy.misfire() instanceof Misfire.CatchUp ? due : now;
    return times().afterBoth(due, until).flatMap(this::withinLife);
  }

  /**
   * The due instant to fire when an alarm rings: its own, or a later one where the policy limits
   * how much is made up for.
   *
   * @return empty if the policy leaves out what is so late, or the row's life is over
   */
  Optional<Instant> worthFiring(Instant due, Instant now) {
    if (delivery.expiry() instanceof Expiry.At end && !now.isBefore(end.instant())) {
      return Optional.empty();
    }
    return switch (policy.misfire()) {
      case Misfire.RunOnce once -> Optional.of(due);
      case Misfire.Skip skip -> isMissed(due, now) ? Optional.empty() : Optional.of(due);
      case Misfire.CatchUp up -> Optional.of(times().earliestOfLatest(up.most(), due, now));
    };
  }

  private Optional<Instant> worthRinging(Instant due, Instant now) {
    return policy.misfire() instanceof Misfire.Skip && isMissed(due, now)
        ? times().afterBoth(due, now)
        : Optional.of(due);
  }

  private static boolean isMissed(Instant due, Instant now) {
    return due.isBefore(now.minus(LATE));
  }

  private DueTimes times() {
    return new DueTimes(schedule, shift());
  }

  private Duration shift() {
    return policy.shift(id);
  }

  private Instant later(Instant due) {
    return due.isBefore(startsAt) ? startsAt : due;
  }

  private Optional<Instant> withinLife(Instant due) {
    boolean over = delivery.expiry() instanceof Expiry.At end && !due.isBefore(end.instant());
    return over || due.isAfter(END_OF_TIME) ? Optional.empty() : Optional.of(due);
  }
}
