package cl.fizko.benchmarks;

/**
 * One row of the table.
 *
 * @param measure what was done
 * @param figure what was read off
 * @param unit what it counts
 */
public record Row(String measure, String figure, Unit unit) {

  /** How the row is headed. */
  public String title() {
    return measure + ": " + figure + " (" + unit.symbol() + ")";
  }
}
