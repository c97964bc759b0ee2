package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.Pesos;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Credit of a month that the next one takes over.
 *
 * <p>It keeps its worth by way of the UTM, the tax unit (article 27 of the VAT law): pesos are
 * turned into UTM, with two decimals, by the UTM of the month in which they were declared, and back
 * by that of the month in which they are used. To be confirmed: the two decimals.
 */
public final class Remanente {

  private Remanente() {}

  /**
   * What the credit is worth in the month that uses it.
   *
   * @param carried 0 or more
   * @param utmThen pesos of a UTM in the month after the credit's own
   * @param utmNow pesos of a UTM in the month after the one that uses it
   */
  public static Pesos restated(Pesos carried, Pesos utmThen, Pesos utmNow) {
    if (utmThen.amount() < 1 || utmNow.amount() < 1) {
      throw new IllegalArgumentException(
          "UTM is " + utmThen + ", then " + utmNow + "; expected more than 0 pesos, such as 69000");
    }
    BigDecimal units =
        BigDecimal.valueOf(carried.amount())
            .divide(BigDecimal.valueOf(utmThen.amount()), 2, RoundingMode.HALF_UP);
    return new Pesos(
        units
            .multiply(BigDecimal.valueOf(utmNow.amount()))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
