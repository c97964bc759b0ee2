package cl.fizko.core.schedule;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * 500 rows of all kinds in four zones, and when each of them is due in a year that has a leap day
 * and all changes of the clocks. Most are due at night, when clocks change.
 */
final class YearOfRows {

  static final Instant START = Instant.parse("2027-09-01T00:00:00Z");
  static final Instant END = Instant.parse("2028-09-01T00:00:00Z");

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Santiago"),
          ZoneId.of("Europe/Madrid"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Pacific/Chatham"));

  private final Random random;
  private final List<PeriodicTask> rows = new ArrayList<>();

  YearOfRows(long seed) {
    this.random = new Random(seed);
    // Hour by hour where it is delicate, since a whole year of it would be most of all firings.
    ZONES.forEach(zone -> add(new Crontab(minute(), "*", "*", "4,9", "*", zone)));
    times(30, () -> add(crontab("*/6", "*", "*", "*")));
    times(150, () -> add(crontab(night(), "*", "*", "*")));
    times(120, () -> add(crontab(night(), "*", "*", upTo(6))));
    times(60, () -> add(crontab(night(), Integer.toString(1 + random.nextInt(31)), "*", "*")));
    times(29, () -> add(crontab(night(), "1", Integer.toString(1 + random.nextInt(12)), "*")));
    add(crontab(night(), "29", "2", "*"));
    times(20, () -> add(new Interval(Duration.ofHours(7).plusSeconds(random.nextInt(3_600)))));
    times(20, () -> add(new Interval(Duration.ofHours(36))));
    times(50, () -> add(new Clocked(within()), true, PeriodicTask.UNSET));
    times(6, () -> add(crontab(night(), "*", "*", "*"), true, PeriodicTask.UNSET));
    times(10, () -> add(new Crontab("0", "3", "*", "*", "*", ZoneId.of("UTC")), false, noon()));
  }

  List<PeriodicTask> rows() {
    return rows;
  }

  /** By row, in order: from the start, exclusively, to the end, inclusively. */
  Map<PeriodicTaskId, List<Instant>> dues() {
    Map<PeriodicTaskId, List<Instant>> dues = new HashMap<>();
    rows.forEach(row -> dues.put(row.id(), dues(row)));
    return dues;
  }

  private static List<Instant> dues(PeriodicTask row) {
    List<Instant> dues = new ArrayList<>();
    Optional<Instant> next =
        row.startsAt().equals(PeriodicTask.UNSET)
            ? row.schedule().nextAfter(START)
            : Optional.of(row.startsAt());
    while (next.isPresent() && !next.get().isAfter(END)) {
      dues.add(next.get());
      next = row.oneOff() ? Optional.empty() : row.schedule().nextAfter(next.get());
    }
    return dues;
  }

  private static void times(int times, Runnable what) {
    for (int i = 0; i < times; i++) {
      what.run();
    }
  }

  private void add(Schedule schedule) {
    add(schedule, false, PeriodicTask.UNSET);
  }

  private void add(Schedule schedule, boolean once, Instant startsAt) {
    long id = rows.size() + 1L;
    rows.add(
        new PeriodicTask(
            new PeriodicTaskId(id),
            "row " + id,
            schedule,
            new TaskName("demo.noop"),
            Arguments.NONE,
            PeriodicTask.Delivery.DEFAULT,
            once,
            startsAt,
            PeriodicTask.UNSET));
  }

  private Crontab crontab(String hour, String day, String month, String weekday) {
    return new Crontab(
        minute(), hour, day, month, weekday, ZONES.get(random.nextInt(ZONES.size())));
  }

  private String minute() {
    return upTo(59);
  }

  private String night() {
    return upTo(4);
  }

  private String upTo(int last) {
    return Integer.toString(random.nextInt(last + 1));
  }

  private Instant within() {
    return START.plusSeconds(1 + random.nextLong(Duration.between(START, END).toSeconds() - 1));
  }

  private Instant noon() {
    return START.plus(Duration.ofDays(random.nextInt(300))).plus(Duration.ofHours(12));
  }
}
