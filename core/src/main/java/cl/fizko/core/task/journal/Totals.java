package cl.fizko.core.task.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much work was done, as numbers that only grow: what was done in a time is the difference of
 * two of them.
 *
 * @param numbers in the order of {@link Count}, then one for each class of latencies; those that
 *     are missing count as zero
 */
public record Totals(List<Long> numbers) {

  /** What is counted. */
  public enum Count {
    STARTED(0),
    SUCCEEDED(1),
    FAILED(2),
    RETRIED(3),
    REVOKED(4),
    /** Entries that the journal had no room for. */
    DROPPED(5);

    private final int place;

    Count(int place) {
      this.place = place;
    }

    /** Where it stands among the numbers. */
    int place() {
      return place;
    }
  }

  /** How many numbers there are. */
  public static final int SIZE = Count.values().length + Latency.CLASSES;

  public static final Totals NONE = new Totals(List.of());

  public Totals {
    List<Long> all = new ArrayList<>(numbers.subList(0, Math.min(SIZE, numbers.size())));
    all.addAll(Collections.nCopies(SIZE - all.size(), 0L));
    numbers = List.copyOf(all);
  }

  public long of(Count what) {
    return numbers.get(what.place());
  }

  /** Whether nothing was counted. */
  public boolean isNone() {
    return numbers.stream().allMatch(each -> each == 0);
  }

  public Totals plus(Totals other) {
    return combined(other, 1);
  }

  /** What came since earlier totals; if those were greater, counting has begun anew meanwhile. */
  public Totals since(Totals earlier) {
    Totals difference = combined(earlier, -1);
    return difference.numbers.stream().anyMatch(each -> each < 0) ? this : difference;
  }

  private Totals combined(Totals other, int sign) {
    List<Long> sums = new ArrayList<>(SIZE);
    for (int i = 0; i < SIZE; i++) {
      sums.add(numbers.get(i) + sign * other.numbers.get(i));
    }
    return new Totals(sums);
  }

  /**
   * How long a share of the tasks took at most, in milliseconds, estimated within its class; empty
   * if none has ended.
   *
   * @param share above 0, at most 1: 0.95 for the 95th percentile
   */
  public OptionalDouble percentile(double share) {
    List<Long> classes = numbers.subList(Count.values().length, SIZE);
    long all = classes.stream().mapToLong(Long::longValue).sum();
    double wanted = all * share;
    double seen = 0;
    for (int index = 0; index < classes.size() && all > 0; index++) {
      long here = classes.get(index);
      if (here > 0 && seen + here >= wanted) {
        return OptionalDouble.of(Latency.millis(index, (wanted - seen) / here));
      }
      seen += here;
    }
    return OptionalDouble.empty();
  }
}
