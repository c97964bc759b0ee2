package cl.fizko.core.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;

/**
 * Whole Chilean pesos. Sums are checked: one that does not fit throws {@link ArithmeticException}
 * and never wraps around.
 *
 * @param amount may be negative
 */
public record Pesos(long amount) implements Comparable<Pesos> {

  public static final Pesos ZERO = new Pesos(0);

  public static Pesos sum(Collection<Pesos> amounts) {
    return amounts.stream().reduce(ZERO, Pesos::plus);
  }

  public Pesos plus(Pesos other) {
    return new Pesos(Math.addExact(amount, other.amount));
  }

  public Pesos minus(Pesos other) {
    return new Pesos(Math.subtractExact(amount, other.amount));
  }

  /** Times 1, 0 or -1. */
  public Pesos signed(int sign) {
    return new Pesos(Math.multiplyExact(amount, (long) sign));
  }

  /** A share, rounded to the nearest peso, halves away from zero. */
  public Pesos percent(BigDecimal percent) {
    return new Pesos(
        BigDecimal.valueOf(amount)
            .multiply(percent)
            .movePointLeft(2)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  /** This, or nothing where it is below zero. */
  public Pesos orZero() {
    return amount < 0 ? ZERO : this;
  }

  public boolean isNegative() {
    return amount < 0;
  }

  @Override
  public int compareTo(Pesos other) {
    return Long.compare(amount, other.amount);
  }

  /** As Chileans write it: {@code $1.234.567}, {@code -$500}. */
  @Override
  public String toString() {
    String digits = String.format(Locale.ROOT, "%,d", amount).replace(',', '.');
    return amount < 0 ? "-$" + digits.substring(1) : "$" + digits;
  }
}
