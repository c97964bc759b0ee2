package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.Solar;
import cl.fizko.core.schedule.SolarEvent;
import cl.fizko.core.schedule.ZoneNames;
import cl.fizko.core.schedule.port.Sun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the schedule of a row: {@code discriminator} names the table that {@code schedule_id}
 * points into; tables made by hand may have a column for each kind instead.
 */
final class ScheduleReader {

  private static final List<String> KINDS = List.of("crontab", "interval", "clocked", "solar");
  private static final String SERVED =
      "expected crontabschedule, intervalschedule, clockedschedule or solarschedule";

  private final Sun sun;

  ScheduleReader(Sun sun) {
    this.sun = sun;
  }

  Schedule read(Row row, Columns task) {
    String kind = kind(task);
    return switch (kind) {
      case "crontabschedule" -> crontab(existing(row.crontab(), task, "crontab_id"));
      case "intervalschedule" -> interval(existing(row.interval(), task, "interval_id"));
      case "clockedschedule" -> clocked(existing(row.clocked(), task, "clocked_id"));
      case "solarschedule" -> solar(existing(row.solar(), task, "solar_id"));
      default -> throw new IllegalArgumentException("discriminator is '" + kind + "'; " + SERVED);
    };
  }

  private static String kind(Columns task) {
    String named = task.text("discriminator", "");
    if (!named.isEmpty()) {
      return named;
    }
    return KINDS.stream()
        .filter(kind -> !task.isAbsent(kind + "_id"))
        .findFirst()
        .map(kind -> kind + "schedule")
        .orElse("");
  }

  private static Columns existing(@Nullable String schedule, Columns task, String handMade) {
    if (schedule == null) {
      String column =
          task.isAbsent("schedule_id") && !task.isAbsent(handMade) ? handMade : "schedule_id";
      throw new IllegalArgumentException(
          column
              + " is "
              + task.text(column, "null")
              + ", and there is no such schedule; expected the id of one");
    }
    return new Columns(schedule);
  }

  private static Crontab crontab(Columns row) {
    return new Crontab(
        row.text("minute", "*"),
        row.text("hour", "*"),
        row.text("day_of_month", "*"),
        row.text("month_of_year", "*"),
        row.text("day_of_week", "*"),
        zone(row.text("timezone", "")));
  }

  private static ZoneId zone(String name) {
    if (name.isBlank()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneNames.zone(name.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("timezone " + e.getMessage(), e);
    }
  }

  private static Interval interval(Columns row) {
    long every = row.number("every");
    if (every < 1) {
      throw new IllegalArgumentException("every is " + every + "; expected 1 or more");
    }
    String period = row.text("period", "").toLowerCase(Locale.ROOT);
    ChronoUnit unit =
        switch (period) {
          case "days" -> ChronoUnit.DAYS;
          case "hours" -> ChronoUnit.HOURS;
          case "minutes" -> ChronoUnit.MINUTES;
          case "seconds" -> ChronoUnit.SECONDS;
          case "microseconds" -> ChronoUnit.MICROS;
          default ->
              throw new IllegalArgumentException(
                  "period is '"
                      + period
                      + "'; expected days, hours, minutes, seconds or microseconds");
        };
    return new Interval(Duration.of(every, unit));
  }

  private static Clocked clocked(Columns row) {
    Instant at = row.time("clocked_time");
    if (at.equals(PeriodicTask.UNSET)) {
      throw new IllegalArgumentException("clocked_time is null; expected a time");
    }
    return new Clocked(at);
  }

  private Solar solar(Columns row) {
    return new Solar(
        SolarEvent.labelled(row.text("event", "")),
        new Place(row.decimal("latitude"), row.decimal("longitude")),
        sun);
  }
}
