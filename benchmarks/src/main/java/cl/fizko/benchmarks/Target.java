package cl.fizko.benchmarks;

import java.util.OptionalDouble;

/**
 * What a figure has to be.
 *
 * @param text what is wanted of whom
 * @param value what was measured; empty if it was not
 * @param atLeast whether more is better
 * @param bound what it has to reach or must not exceed
 */
record Target(String text, OptionalDouble value, Unit unit, boolean atLeast, double bound) {

  /** Whether it was measured and holds. */
  boolean isMet() {
    return value.isPresent()
        && (atLeast ? value.getAsDouble() >= bound : value.getAsDouble() <= bound);
  }

  /** Whether it was measured and does not hold. */
  boolean isMissed() {
    return value.isPresent() && !isMet();
  }

  /** The verdict in a line. */
  String line() {
    String verdict = value.isEmpty() ? "not measured" : isMet() ? "met" : "MISSED";
    return String.format(
        "%-12s  %-52s %s %-14s %s",
        verdict,
        text,
        atLeast ? ">=" : "<=",
        unit.text(bound),
        value.isPresent() ? unit.text(value.getAsDouble()) : "");
  }
}
