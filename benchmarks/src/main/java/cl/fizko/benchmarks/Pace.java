package cl.fizko.benchmarks;

/**
 * How tasks are sent for a latency.
 *
 * @param perSecond evenly spread, whatever becomes of them
 * @param count how many
 */
record Pace(double perSecond, int count) {

  /** As many as fit into a time, and no less than a percentile needs. */
  static Pace of(double perSecond, double seconds, int atLeast) {
    return new Pace(perSecond, Math.max(atLeast, (int) (perSecond * seconds)));
  }
}
