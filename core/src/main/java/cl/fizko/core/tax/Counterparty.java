package cl.fizko.core.tax;

/** With whom a document was made. */
public sealed interface Counterparty {

  /** Nobody is named: a receipt to a consumer, a day's total. */
  Counterparty UNNAMED = new Unnamed();

  /** Somebody with a RUT, its check digit included. */
  record Taxpayer(Rut rut, String name) implements Counterparty {}

  record Unnamed() implements Counterparty {}
}
