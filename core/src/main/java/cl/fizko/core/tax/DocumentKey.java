package cl.fizko.core.tax;

/**
 * What tells one document of a company from all its others: an invoice 100 is no credit note 100,
 * and two suppliers may both have issued an invoice 100.
 *
 * @param counterparty the RUT as {@link Rut#dashed()}; empty where nobody is named
 * @param folio 1 or more
 */
public record DocumentKey(Side side, DocumentType type, String counterparty, long folio) {

  public DocumentKey {
    if (folio < 1) {
      throw new IllegalArgumentException("folio is " + folio + "; expected 1 or more");
    }
  }

  static String nameOf(Counterparty counterparty) {
    return switch (counterparty) {
      case Counterparty.Taxpayer taxpayer -> taxpayer.rut().dashed();
      case Counterparty.Unnamed nobody -> "";
    };
  }
}
