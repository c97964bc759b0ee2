package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.Amounts;
import cl.fizko.core.tax.DocumentKind;
import cl.fizko.core.tax.Pesos;
import cl.fizko.core.tax.Side;
import java.util.Optional;

/** The line of form 29 to which a kind of document belongs: how many, and how much. */
enum F29Line {
  SALES_INVOICES(F29Code.INVOICES_COUNT, F29Code.INVOICES, Part.VAT),
  SALES_RECEIPTS(F29Code.RECEIPTS_COUNT, F29Code.RECEIPTS, Part.VAT),
  SALES_CARD_RECEIPTS(F29Code.CARD_RECEIPTS_COUNT, F29Code.CARD_RECEIPTS, Part.VAT),
  SALES_DEBIT_NOTES(F29Code.DEBIT_NOTES_COUNT, F29Code.DEBIT_NOTES, Part.VAT),
  SALES_CREDIT_NOTES(F29Code.CREDIT_NOTES_COUNT, F29Code.CREDIT_NOTES, Part.VAT),
  SALES_EXEMPT(F29Code.EXEMPT_SALES_COUNT, F29Code.EXEMPT_SALES, Part.EXEMPT),
  SALES_WITHHELD(F29Code.WITHHELD_SALES_COUNT, F29Code.WITHHELD_SALES, Part.NET),
  EXPORTS(F29Code.EXPORTS_COUNT, F29Code.EXPORTS, Part.WITHOUT_VAT),
  PURCHASE_INVOICES(F29Code.PURCHASES_COUNT, F29Code.PURCHASES, Part.VAT),
  PURCHASE_DEBIT_NOTES(F29Code.DEBIT_NOTES_RECEIVED_COUNT, F29Code.DEBIT_NOTES_RECEIVED, Part.VAT),
  PURCHASE_CREDIT_NOTES(
      F29Code.CREDIT_NOTES_RECEIVED_COUNT, F29Code.CREDIT_NOTES_RECEIVED, Part.VAT),
  PURCHASES_EXEMPT(F29Code.EXEMPT_PURCHASES_COUNT, F29Code.EXEMPT_PURCHASES, Part.EXEMPT),
  IMPORTS(F29Code.IMPORTS_COUNT, F29Code.IMPORTS, Part.VAT);

  /** Which of a document's amounts a line sums up. */
  private enum Part {
    NET,
    EXEMPT,
    VAT,
    WITHOUT_VAT
  }

  private final F29Code count;
  private final F29Code sum;
  private final Part part;

  F29Line(F29Code count, F29Code sum, Part part) {
    this.count = count;
    this.sum = sum;
    this.part = part;
  }

  F29Code count() {
    return count;
  }

  F29Code sum() {
    return sum;
  }

  Pesos amount(Amounts amounts) {
    return switch (part) {
      case NET -> amounts.net();
      case EXEMPT -> amounts.exempt();
      case VAT -> amounts.vat();
      case WITHOUT_VAT -> amounts.withoutVat();
    };
  }

  /** Whether the line takes off what it holds, so that it shows credit notes without a minus. */
  boolean takesOff() {
    return this == SALES_CREDIT_NOTES || this == PURCHASE_CREDIT_NOTES;
  }

  /** Where the exempt part of a document with VAT is told; empty where the line itself tells it. */
  Optional<F29Code> exemptBesides() {
    return switch (this) {
      case SALES_INVOICES,
          SALES_RECEIPTS,
          SALES_CARD_RECEIPTS,
          SALES_DEBIT_NOTES,
          SALES_CREDIT_NOTES,
          SALES_WITHHELD ->
          Optional.of(F29Code.EXEMPT_SALES);
      case PURCHASE_INVOICES, PURCHASE_DEBIT_NOTES, PURCHASE_CREDIT_NOTES, IMPORTS ->
          Optional.of(F29Code.EXEMPT_PURCHASES);
      case SALES_EXEMPT, EXPORTS, PURCHASES_EXEMPT -> Optional.empty();
    };
  }

  /** Empty where such a document has no line: a dispatch guide, a receipt among the purchases. */
  static Optional<F29Line> of(Side side, DocumentKind kind) {
    return switch (side) {
      case SALE -> ofSale(kind);
      case PURCHASE -> ofPurchase(kind);
    };
  }

  private static Optional<F29Line> ofSale(DocumentKind kind) {
    return switch (kind) {
      case INVOICE -> Optional.of(SALES_INVOICES);
      case EXEMPT_INVOICE, EXEMPT_RECEIPT -> Optional.of(SALES_EXEMPT);
      case PURCHASE_INVOICE -> Optional.of(SALES_WITHHELD);
      case RECEIPT -> Optional.of(SALES_RECEIPTS);
      case CARD_RECEIPT -> Optional.of(SALES_CARD_RECEIPTS);
      case DEBIT_NOTE -> Optional.of(SALES_DEBIT_NOTES);
      case CREDIT_NOTE -> Optional.of(SALES_CREDIT_NOTES);
      case EXPORT_INVOICE, EXPORT_DEBIT_NOTE, EXPORT_CREDIT_NOTE -> Optional.of(EXPORTS);
      case IMPORT, DISPATCH_GUIDE -> Optional.empty();
    };
  }

  private static Optional<F29Line> ofPurchase(DocumentKind kind) {
    return switch (kind) {
      case INVOICE, PURCHASE_INVOICE -> Optional.of(PURCHASE_INVOICES);
      case EXEMPT_INVOICE -> Optional.of(PURCHASES_EXEMPT);
      case DEBIT_NOTE -> Optional.of(PURCHASE_DEBIT_NOTES);
      case CREDIT_NOTE -> Optional.of(PURCHASE_CREDIT_NOTES);
      case IMPORT -> Optional.of(IMPORTS);
      case RECEIPT,
          EXEMPT_RECEIPT,
          CARD_RECEIPT,
          EXPORT_INVOICE,
          EXPORT_DEBIT_NOTE,
          EXPORT_CREDIT_NOTE,
          DISPATCH_GUIDE ->
          Optional.empty();
    };
  }
}
