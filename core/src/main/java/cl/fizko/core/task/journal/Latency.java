package cl.fizko.core.task.journal;

import java.time.Duration;
import java.util.List;

/**
 * Classes of how long tasks take, fine enough for charts: 1, 2, 3, 5 and 7 of each power of ten,
 * from 1 ms to 1,000 s; all that took longer is one class more.
 */
final class Latency {

  private static final List<Long> BOUNDS_MICROS =
      List.of(
          1_000L,
          2_000L,
          3_000L,
          5_000L,
          7_000L,
          10_000L,
          20_000L,
          30_000L,
          50_000L,
          70_000L,
          100_000L,
          200_000L,
          300_000L,
          500_000L,
          700_000L,
          1_000_000L,
          2_000_000L,
          3_000_000L,
          5_000_000L,
          7_000_000L,
          10_000_000L,
          20_000_000L,
          30_000_000L,
          50_000_000L,
          70_000_000L,
          100_000_000L,
          200_000_000L,
          300_000_000L,
          500_000_000L,
          700_000_000L,
          1_000_000_000L);

  /** How many classes there are. */
  static final int CLASSES = BOUNDS_MICROS.size() + 1;

  private Latency() {}

  /** The class of a duration, 0 for the shortest. */
  static int classOf(Duration took) {
    long micros = took.toNanos() / 1_000;
    int index = 0;
    while (index < BOUNDS_MICROS.size() && micros > BOUNDS_MICROS.get(index)) {
      index++;
    }
    return index;
  }

  /** A duration inside a class, in milliseconds; of the last class its lower bound. */
  static double millis(int index, double share) {
    double low = index == 0 ? 0 : BOUNDS_MICROS.get(index - 1);
    double high = index < BOUNDS_MICROS.size() ? BOUNDS_MICROS.get(index) : low;
    return (low + (high - low) * share) / 1_000;
  }
}
