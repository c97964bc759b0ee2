package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.schedule.port.Sun;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;

/**
 * Turns a row into a periodic task, or into the reason why it is none. One bad row must not hurt
 * the others: it stops the beat that we replace (celery-wire §8).
 */
final class RowReader {

  private final BiFunction<Row, Columns, Schedule> schedules;

  RowReader(Sun sun) {
    this(new ScheduleReader(sun)::read);
  }

  private RowReader(BiFunction<Row, Columns, Schedule> schedules) {
    this.schedules = schedules;
  }

  /** For one reading of many rows, by one thread: a crontab that they share is read once. */
  static RowReader ofMany(Sun sun) {
    ScheduleReader each = new ScheduleReader(sun);
    Map<String, Schedule> crontabs = new HashMap<>();
    return new RowReader(
        (row, task) -> {
          String crontab = row.crontab();
          return crontab == null || task.text("discriminator", "").isEmpty()
              ? each.read(row, task)
              : crontabs.computeIfAbsent(crontab, text -> each.read(row, task));
        });
  }

  sealed interface Result permits Good, Bad {}

  record Good(PeriodicTask task) implements Result {}

  record Bad(Timetable.UnreadableRow row) implements Result {}

  Result read(Row row) {
    PeriodicTaskId id = new PeriodicTaskId(row.id());
    try {
      return new Good(task(id, row, new Columns(row.task())));
    } catch (IllegalArgumentException e) {
      return bad(id, row, String.valueOf(e.getMessage()));
    } catch (ArithmeticException | DateTimeException e) {
      return bad(id, row, "a number or a time is out of all range: " + e.getMessage());
    } catch (JacksonException e) {
      return bad(id, row, "a column cannot be read: " + e.getOriginalMessage());
    } catch (RuntimeException e) {
      return bad(id, row, "it cannot be read: " + e);
    }
  }

  private static Bad bad(PeriodicTaskId id, Row row, String reason) {
    return new Bad(new Timetable.UnreadableRow(id, row.name(), reason));
  }

  private PeriodicTask task(PeriodicTaskId id, Row row, Columns task) {
    return new PeriodicTask(
        id,
        row.name(),
        schedules.apply(row, task),
        new TaskName(task.text("task", "")),
        new Arguments(task.list("args"), task.object("kwargs")),
        delivery(task),
        task.flag("one_off"),
        task.time("start_time"),
        task.time("last_run_at"),
        OptionReader.read(row.option()));
  }

  private static PeriodicTask.Delivery delivery(Columns task) {
    return new PeriodicTask.Delivery(
        destination(task),
        Math.clamp(task.number("priority"), 0, 9),
        expiry(task),
        task.object("headers"));
  }

  private static Destination destination(Columns task) {
    for (String column : List.of("queue", "routing_key")) {
      String name = task.text(column, "");
      if (!name.isBlank()) {
        return new Destination.ToQueue(new QueueName(name));
      }
    }
    return Destination.BY_ROUTE;
  }

  private static Expiry expiry(Columns task) {
    Instant at = task.time("expires");
    if (!at.equals(PeriodicTask.UNSET)) {
      return new Expiry.At(at);
    }
    long seconds = Math.clamp(task.number("expire_seconds"), Integer.MIN_VALUE, Integer.MAX_VALUE);
    return seconds == 0 ? new Expiry.Never() : new Expiry.After(Duration.ofSeconds(seconds));
  }
}
