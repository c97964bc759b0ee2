package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.HonorariosReceipt;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.RegisterEntry;
import java.util.List;

/**
 * All that a month's statement is made of.
 *
 * @param entries of this period, each document once
 * @param receipts of this period
 * @param carriedIn credit of the month before, restated, 0 or more
 * @param payrollTax withheld from wages, 0 or more
 */
public record MonthBooks(
    Period period,
    List<RegisterEntry> entries,
    List<HonorariosReceipt> receipts,
    Pesos carriedIn,
    PpmRate ppmRate,
    Pesos payrollTax) {

  public MonthBooks {
    entries = List.copyOf(entries);
    receipts = List.copyOf(receipts);
    for (RegisterEntry entry : entries) {
      checkPeriod(period, entry.period());
    }
    for (HonorariosReceipt receipt : receipts) {
      checkPeriod(period, receipt.period());
    }
    checkNotNegative("carried credit", carriedIn);
    checkNotNegative("payroll tax", payrollTax);
  }

  private static void checkPeriod(Period expected, Period found) {
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "a document of period " + found + "; expected only those of " + expected);
    }
  }

  private static void checkNotNegative(String name, Pesos amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException(name + " is " + amount + "; expected 0 or more");
    }
  }
}
