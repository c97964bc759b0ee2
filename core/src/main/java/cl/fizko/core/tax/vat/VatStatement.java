package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a company owes for a month, as boxes of form 29. Page, draft, chat and summary all show this
 * one; none of them computes.
 *
 * <p>Overdue VAT is paid on top and never touches the credit that is carried on: {@code to pay =
 * max(0, débito − crédito) + overdue + PPM + honorarios retention + payroll tax + VAT withheld}
 * (fizko-domain §8).
 *
 * @param figures a box that is not there holds nothing; pesos or numbers of documents by {@link
 *     F29Code#counts()}
 * @param overdueVat VAT declared after its time
 * @param ppmRate where it was not stated, PPM and totals lack it
 * @param leftOut what was found and does not count
 */
public record VatStatement(
    Period period,
    Map<F29Code, Long> figures,
    Pesos overdueVat,
    PpmRate ppmRate,
    List<LeftOut> leftOut) {

  public VatStatement {
    EnumMap<F29Code, Long> copy = new EnumMap<>(F29Code.class);
    copy.putAll(figures);
    figures = Collections.unmodifiableMap(copy);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Adds up a month.
   *
   * @throws ArithmeticException a sum exceeds what a {@code long} holds
   */
  public static VatStatement of(MonthBooks books) {
    return new Reckoning(books).statement();
  }

  /** The number in a box, 0 where it is empty. */
  public long figure(F29Code code) {
    return figures.getOrDefault(code, 0L);
  }

  /** The pesos in a box, 0 where it is empty. */
  public Pesos amount(F29Code code) {
    return new Pesos(figure(code));
  }

  /**
   * Whether it may be declared as it is: the PPM rate is known, and so is every document's type.
   */
  public boolean isComplete() {
    return ppmRate instanceof PpmRate.Stated
        && leftOut.stream().noneMatch(each -> each.reason() == LeftOut.Reason.UNKNOWN_TYPE);
  }
}
