package cl.fizko.core.tax.vat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which boxes of form 29 are sums of which others. */
final class F29Totals {

  static final List<F29Code> PARTS_OF_TOTAL =
      List.of(
          F29Code.VAT_DUE,
          F29Code.PPM,
          F29Code.HONORARIOS_RETENTION,
          F29Code.PAYROLL_TAX,
          F29Code.WITHHELD_VAT);

  private static final List<F29Code> BALANCE = List.of(F29Code.TOTAL_DEBIT, F29Code.TOTAL_CREDIT);

  /** A box that follows from others, and those. */
  static final Map<F29Code, List<F29Code>> FOLLOWS =
      Map.of(
          F29Code.TOTAL_DEBIT, partsOf(F29Code.TOTAL_DEBIT),
          F29Code.TOTAL_CREDIT,
              Stream.concat(partsOf(F29Code.TOTAL_CREDIT).stream(), Stream.of(F29Code.CARRIED_IN))
                  .toList(),
          F29Code.VAT_DUE, BALANCE,
          F29Code.CARRIED_OUT, BALANCE,
          F29Code.PPM, List.of(F29Code.PPM_BASE),
          F29Code.TOTAL, PARTS_OF_TOTAL,
          F29Code.TO_PAY, List.of(F29Code.TOTAL));

  private F29Totals() {}

  /** The total to which a line belongs, if to any. */
  static Optional<F29Code> totalOf(F29Line line) {
    return switch (line) {
      case SALES_INVOICES,
          SALES_RECEIPTS,
          SALES_CARD_RECEIPTS,
          SALES_DEBIT_NOTES,
          SALES_CREDIT_NOTES ->
          Optional.of(F29Code.TOTAL_DEBIT);
      case PURCHASE_INVOICES, PURCHASE_DEBIT_NOTES, PURCHASE_CREDIT_NOTES, IMPORTS ->
          Optional.of(F29Code.TOTAL_CREDIT);
      case SALES_EXEMPT, SALES_WITHHELD, EXPORTS, PURCHASES_EXEMPT -> Optional.empty();
    };
  }

  private static List<F29Code> partsOf(F29Code total) {
    return Arrays.stream(F29Line.values())
        .filter(line -> totalOf(line).filter(total::equals).isPresent())
        .map(F29Line::sum)
        .toList();
  }
}
