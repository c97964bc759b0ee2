package cl.fizko.core.schedule;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Rows for the tests of this package. */
final class Rows {

  static final PeriodicTaskId ID = new PeriodicTaskId(7);
  static final Schedule HOURLY = new Interval(Duration.ofHours(1));

  private Rows() {}

  static PeriodicTask of(Schedule schedule) {
    return new PeriodicTask(
        ID,
        "a row",
        schedule,
        new TaskName("demo.tick"),
        Arguments.of(1),
        PeriodicTask.Delivery.DEFAULT,
        false,
        PeriodicTask.UNSET,
        PeriodicTask.UNSET);
  }

  static PeriodicTask oneOff(PeriodicTask row) {
    return copy(row, row.delivery(), true, row.startsAt(), row.lastRunAt());
  }

  static PeriodicTask from(PeriodicTask row, Instant start) {
    return copy(row, row.delivery(), row.oneOff(), start, row.lastRunAt());
  }

  static PeriodicTask ranAt(PeriodicTask row, Instant last) {
    return copy(row, row.delivery(), row.oneOff(), row.startsAt(), last);
  }

  static PeriodicTask until(PeriodicTask row, Instant end) {
    return sent(
        row, new PeriodicTask.Delivery(Destination.BY_ROUTE, 0, new Expiry.At(end), Map.of()));
  }

  static PeriodicTask sent(PeriodicTask row, PeriodicTask.Delivery delivery) {
    return copy(row, delivery, row.oneOff(), row.startsAt(), row.lastRunAt());
  }

  private static PeriodicTask copy(
      PeriodicTask row,
      PeriodicTask.Delivery delivery,
      boolean oneOff,
      Instant start,
      Instant last) {
    return new PeriodicTask(
        row.id(),
        row.name(),
        row.schedule(),
        row.task(),
        row.arguments(),
        delivery,
        oneOff,
        start,
        last);
  }
}
