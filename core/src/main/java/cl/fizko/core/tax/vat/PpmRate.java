package cl.fizko.core.tax.vat;

import java.math.BigDecimal;

/** The rate of the monthly provisional payment (PPM): the tax authority states it, nobody else. */
public sealed interface PpmRate {

  /** It was not asked yet: a statement without it is incomplete, and says so. */
  PpmRate NOT_STATED = new NotStated();

  /**
   * Box 115 of the proposal.
   *
   * @param percent 0 to 100, for example 0.125
   */
  record Stated(BigDecimal percent) implements PpmRate {

    public Stated {
      if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new IllegalArgumentException(
            "PPM rate is " + percent + "; expected 0 to 100 percent, such as 0.125");
      }
    }
  }

  record NotStated() implements PpmRate {}
}
