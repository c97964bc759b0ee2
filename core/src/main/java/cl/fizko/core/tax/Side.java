package cl.fizko.core.tax;

/** Whose register a document stands in. */
public enum Side {
  /** Issued by the company: its sales. */
  SALE,
  /** Received by the company: its purchases. */
  PURCHASE
}
