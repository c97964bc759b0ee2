package cl.fizko.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The due instants of a schedule, each later by the row's place within its jitter.
 *
 * @param shift zero or more
 */
record DueTimes(Schedule schedule, Duration shift) {

  private static final List<Duration> LOOKS_BACK =
      List.of(
          Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(366 * 5L));

  Optional<Instant> after(Instant last) {
    return schedule instanceof Interval
        ? schedule.nextAfter(last)
        : schedule.nextAfter(last.minus(shift)).map(due -> due.plus(shift));
  }

  /**
   * The first one after a row has run. Where just one lies within the shift before, that is what
   * ran: the jitter was less then.
   */
  Optional<Instant> afterRun(Instant last) {
    Optional<Instant> next = after(last);
    Instant edge = schedule instanceof Interval ? Instant.MIN : last.plus(shift);
    Optional<Instant> second = next.filter(due -> !due.isAfter(edge)).flatMap(this::after);
    return second.filter(due -> due.isAfter(edge)).or(() -> next);
  }

  /**
   * The first one after now on the grid that a due instant lies on, so that an interval does not
   * drift; none before the due instant's successor, however the clock stands.
   */
  Optional<Instant> afterBoth(Instant due, Instant now) {
    if (schedule instanceof Interval interval) {
      long missed = now.isAfter(due) ? Duration.between(due, now).dividedBy(interval.every()) : 0;
      return interval.nextAfter(due.plus(interval.every().multipliedBy(missed)));
    }
    return after(now.isAfter(due) ? now : due);
  }

  /** The earliest of the latest ones that are not after now, beginning with a due instant. */
  Instant earliestOfLatest(int most, Instant due, Instant now) {
    if (schedule instanceof Interval interval) {
      long missed = now.isAfter(due) ? Duration.between(due, now).dividedBy(interval.every()) : 0;
      return due.plus(interval.every().multipliedBy(Math.max(0, missed + 1 - most)));
    }
    if (countOf(due, now, most) < most) {
      return due;
    }
    for (Duration back : LOOKS_BACK) {
      Deque<Instant> found = between(now.minus(back), now, most);
      if (found.size() == most) {
        return found.getFirst();
      }
    }
    return between(due, now, most).getFirst();
  }

  /** How many there are after one instant and not after another; counts no further than it must. */
  private int countOf(Instant from, Instant now, int enough) {
    int count = 0;
    for (Optional<Instant> next = after(from);
        count < enough && next.filter(due -> !due.isAfter(now)).isPresent();
        next = after(next.get())) {
      count++;
    }
    return count;
  }

  private Deque<Instant> between(Instant from, Instant now, int most) {
    Deque<Instant> found = new ArrayDeque<>();
    for (Optional<Instant> next = after(from);
        next.isPresent() && !next.get().isAfter(now);
        next = after(next.get())) {
      found.addLast(next.get());
      if (found.size() > most) {
        found.removeFirst();
      }
    }
    return found;
  }
}
