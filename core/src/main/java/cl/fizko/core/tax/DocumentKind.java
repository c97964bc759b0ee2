package cl.fizko.core.tax;

/** What a kind of document does to the sums that it enters. */
public enum DocumentKind {
  /** A sale with VAT. */
  INVOICE(1),
  /** A sale without VAT. */
  EXEMPT_INVOICE(1),
  /** Made out by the buyer, who keeps the VAT and pays it himself. */
  PURCHASE_INVOICE(1),
  /** A sale to a consumer, with VAT. */
  RECEIPT(1),
  /** A sale to a consumer, without VAT. */
  EXEMPT_RECEIPT(1),
  /** A sale to a consumer, paid by card. */
  CARD_RECEIPT(1),
  DEBIT_NOTE(1),
  CREDIT_NOTE(-1),
  EXPORT_INVOICE(1),
  EXPORT_DEBIT_NOTE(1),
  EXPORT_CREDIT_NOTE(-1),
  /** The customs' declaration on which the VAT of an import is paid. */
  IMPORT(1),
  /** Goods under way: no sale yet. */
  DISPATCH_GUIDE(0);

  private final int sign;

  DocumentKind(int sign) {
    this.sign = sign;
  }

  /** 1 where its amounts are added, -1 where they are taken off, 0 where they do not count. */
  public int sign() {
    return sign;
  }
}
