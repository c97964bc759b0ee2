package cl.fizko.benchmarks;

import java.util.List;

/** Numbers in order, to read percentiles off (nearest rank). */
final class Percentiles {

  private final List<Double> sorted;

  /**
   * @param numbers at least one
   */
  Percentiles(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new BenchmarkException("nothing was measured");
    }
    this.sorted = numbers.stream().sorted().toList();
  }

  double at(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
