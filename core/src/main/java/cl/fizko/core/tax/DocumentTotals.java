package cl.fizko.core.tax;

import java.time.LocalDate;

/**
 * Documents that the register has as a sum only, as it has receipts (35, 38, 39, 41, 48): those of
 * a day, or of the whole month.
 *
 * @param from the first day that it covers, within the period
 * @param to the last one, within the period
 * @param count 1 or more documents
 */
public record DocumentTotals(
    Side side,
    DocumentType type,
    Period period,
    LocalDate from,
    LocalDate to,
    long count,
    Amounts amounts)
    implements RegisterEntry {

  public DocumentTotals {
    if (count < 1) {
      throw new IllegalArgumentException("count is " + count + "; expected 1 document or more");
    }
    if (to.isBefore(from) || !period.contains(from) || !period.contains(to)) {
      throw new IllegalArgumentException(
          "totals of " + from + " to " + to + "; expected days of " + period + " in order");
    }
  }

  public static DocumentTotals ofDay(
      Side side, DocumentType type, LocalDate day, long count, Amounts amounts) {
    return new DocumentTotals(side, type, Period.of(day), day, day, count, amounts);
  }

  public static DocumentTotals ofMonth(
      Side side, DocumentType type, Period period, long count, Amounts amounts) {
    return new DocumentTotals(
        side, type, period, period.firstDay(), period.lastDay(), count, amounts);
  }

  /** The day's totals come again at each reading; they are the same ones. */
  public TotalsKey key() {
    return new TotalsKey(side, type, from, to);
  }

  /** What tells totals of a company from all its others. */
  public record TotalsKey(Side side, DocumentType type, LocalDate from, LocalDate to) {}

  @Override
  public Pesos overdueVat() {
    return Pesos.ZERO;
  }

  @Override
  public RegisterState state() {
    return RegisterState.REGISTRO;
  }
}
