package cl.fizko.core.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A cron schedule as Celery understands it: minute, hour, day of month, month <em>and</em> day of
 * week must all match (celery.schedules.crontab, 5.5).
 *
 * <p>Times are wall times of the zone. One that the clock skips happens once, as much later as the
 * clock is set forward; one that the clock repeats happens the first time only.
 */
public final class Crontab implements Schedule {

  /**
   * 29 February falls on a given weekday every 28 years, 40 across a century without a leap day.
   */
  private static final int YEARS_TO_LOOK_AHEAD = 41;

  /**
   * No clock of our days is set forward by more; a wall time may come as much later as it reads.
   */
  private static final int LONGEST_SKIP_HOURS = 3;

  private final String text;
  private final List<String> fields;
  private final ZoneId zone;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet daysOfMonth;
  private final BitSet months;
  private final BitSet daysOfWeek;

  /**
   * @throws IllegalArgumentException names the field that cannot be read, and says what would be
   *     right
   */
  public Crontab(
      String minute,
      String hour,
      String dayOfMonth,
      String monthOfYear,
      String dayOfWeek,
      ZoneId zone) {
    this.minutes = CronField.MINUTE.parse(minute);
    this.hours = CronField.HOUR.parse(hour);
    this.daysOfMonth = CronField.DAY_OF_MONTH.parse(dayOfMonth);
    this.months = CronField.MONTH_OF_YEAR.parse(monthOfYear);
    this.daysOfWeek = CronField.DAY_OF_WEEK.parse(dayOfWeek);
    this.zone = zone;
    this.fields = List.of(minute, hour, dayOfMonth, monthOfYear, dayOfWeek);
    this.text = String.join(" ", fields) + " " + zone.getId();
  }

  /** The texts of minute, hour, day of month, month and day of week. */
  public List<String> fields() {
    return fields;
  }

  /**
   * The fields of a text with blanks between them, in the order in which cron has them; names of
   * months become numbers, so that every version of Celery reads them.
   *
   * @throws IllegalArgumentException names the field that cannot be read, and says what would be
   *     right
   */
  public static Crontab of(String text, ZoneId zone) {
    String[] parts = text.strip().split("\\s+", -1);
    CronField[] fields = CronField.values();
    if (parts.length != fields.length) {
      throw new IllegalArgumentException(
          "has "
              + (text.isBlank() ? 0 : parts.length)
              + " fields; expected minute, hour, day of month, month and day of week, such as"
              + " 30 2 * * mon-fri");
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i].parse(parts[i]);
      parts[i] = fields[i].portable(parts[i]);
    }
    return new Crontab(parts[0], parts[1], parts[2], parts[3], parts[4], zone);
  }

  /** Whose wall times are meant. */
  public ZoneId zone() {
    return zone;
  }

  /** The numbers that a field means. */
  IntStream values(CronField field) {
    return switch (field) {
      case MINUTE -> minutes.stream();
      case HOUR -> hours.stream();
      case DAY_OF_MONTH -> daysOfMonth.stream();
      case MONTH_OF_YEAR -> months.stream();
      case DAY_OF_WEEK -> daysOfWeek.stream();
    };
  }

  @Override
  public Optional<Instant> nextAfter(Instant last) {
    Optional<Instant> next =
        nextWallTime(last.atZone(zone).toLocalDateTime())
            .map(time -> time.atZone(zone).toInstant());
    // A wall time that comes twice is the first of the two, which may have passed already.
    return next.filter(due -> due.isAfter(last) && clockStays(last, due))
        .or(() -> nextThroughAChange(last));
  }

  /** While the clock on the wall is not changed, its times follow each other as instants do. */
  private boolean clockStays(Instant last, Instant due) {
    Instant from = last.minus(LONGEST_SKIP_HOURS, ChronoUnit.HOURS);
    return zone.getRules().isFixedOffset()
        || Optional.ofNullable(zone.getRules().nextTransition(from))
            .filter(change -> !change.getInstant().isAfter(due))
            .isEmpty();
  }

  private Optional<LocalDateTime> nextWallTime(LocalDateTime last) {
    LocalDate today = last.toLocalDate();
    if (matches(today)) {
      int minute = minutes.nextSetBit(last.getMinute() + 1);
      if (hours.get(last.getHour()) && minute >= 0) {
        return Optional.of(today.atTime(last.getHour(), minute));
      }
      int hour = hours.nextSetBit(last.getHour() + 1);
      if (hour >= 0) {
        return Optional.of(today.atTime(hour, minutes.nextSetBit(0)));
      }
    }
    LocalDate end = today.plusYears(YEARS_TO_LOOK_AHEAD);
    for (LocalDate day = nextDay(today); day.isBefore(end); day = nextDay(day)) {
      if (matches(day)) {
        return Optional.of(day.atTime(hours.nextSetBit(0), minutes.nextSetBit(0)));
      }
    }
    return Optional.empty();
  }

  /** The general way: wall times do not follow each other as instants do. */
  private Optional<Instant> nextThroughAChange(Instant last) {
    LocalDate from =
        last.atZone(zone).toLocalDateTime().minusHours(LONGEST_SKIP_HOURS).toLocalDate();
    LocalDate end = from.plusYears(YEARS_TO_LOOK_AHEAD);
    for (LocalDate day = from; day.isBefore(end); day = nextDay(day)) {
      if (matches(day)) {
        Instant best = firstOf(day, last);
        if (best.isBefore(Instant.MAX)) {
          return Optional.of(best);
        }
      }
    }
    return Optional.empty();
  }

  private LocalDate nextDay(LocalDate day) {
    return months.get(day.getMonthValue()) ? day.plusDays(1) : day.withDayOfMonth(1).plusMonths(1);
  }

  private boolean matches(LocalDate day) {
    return months.get(day.getMonthValue())
        && daysOfMonth.get(day.getDayOfMonth())
        && daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
  }

  private Instant firstOf(LocalDate day, Instant last) {
    Instant best = Instant.MAX;
    int enough = 24;
    for (int hour = hours.nextSetBit(0);
        hour >= 0 && hour <= enough;
        hour = hours.nextSetBit(hour + 1)) {
      for (int minute = minutes.nextSetBit(0);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        Instant due = ZonedDateTime.of(day, LocalTime.of(hour, minute), zone).toInstant();
        if (due.isAfter(last) && due.isBefore(best)) {
          best = due;
          enough = Math.min(enough, hour + LONGEST_SKIP_HOURS);
        }
      }
    }
    return best;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Crontab crontab && text.equals(crontab.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
