package cl.fizko.core.tax;

import java.time.LocalDate;

/**
 * One document of the register of purchases or sales.
 *
 * @param period the register's own; the dates do not decide it
 * @param folio 1 or more
 * @param issued the day printed on it
 * @param overdueVat VAT declared after its time, 0 or more
 */
public record TaxDocument(
    Side side,
    DocumentType type,
    long folio,
    Counterparty counterparty,
    Period period,
    LocalDate issued,
    Amounts amounts,
    Pesos overdueVat,
    RegisterState state)
    implements RegisterEntry {

  public TaxDocument {
    if (folio < 1) {
      throw new IllegalArgumentException("folio is " + folio + "; expected 1 or more");
    }
    if (overdueVat.isNegative()) {
      throw new IllegalArgumentException(
          "overdue VAT is " + overdueVat + "; expected 0 or more: the type has the sign");
    }
  }

  public DocumentKey key() {
    return new DocumentKey(side, type, DocumentKey.nameOf(counterparty), folio);
  }

  @Override
  public long count() {
    return 1;
  }
}
