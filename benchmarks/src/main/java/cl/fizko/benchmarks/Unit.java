package cl.fizko.benchmarks;

import java.util.Locale;

/** What a value counts, and how it is printed. */
public enum Unit {
  PER_SECOND("tasks/s", "%,.0f"),
  MILLIS("ms", "%.2f"),
  SECONDS("s", "%.2f"),
  MICROS_PER_TASK("µs/task", "%,.0f"),
  MEGABYTES("MB", "%,.0f"),
  PERCENT("%", "%.1f"),
  TIMES("x", "%.1f");

  private final String symbol;
  private final String format;

  Unit(String symbol, String format) {
    this.symbol = symbol;
    this.format = format;
  }

  public String symbol() {
    return symbol;
  }

  /** The number alone. */
  public String number(double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** The number and what it counts. */
  public String text(double value) {
    return number(value) + " " + symbol;
  }
}
