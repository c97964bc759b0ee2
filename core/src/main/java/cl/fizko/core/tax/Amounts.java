package cl.fizko.core.tax;

/**
 * The amounts of a document, none below zero: what takes off says so by its type, not by a minus.
 * The total may exceed the sum of the others by other taxes and by VAT that gives no credit.
 *
 * @param net on which VAT is paid
 * @param exempt on which none is
 * @param vat 19 % of the net amount, or that part of it which counts
 * @param total what is paid
 */
public record Amounts(Pesos net, Pesos exempt, Pesos vat, Pesos total) {

  public static final Amounts NONE = new Amounts(Pesos.ZERO, Pesos.ZERO, Pesos.ZERO, Pesos.ZERO);

  public Amounts {
    check("net", net);
    check("exempt", exempt);
    check("vat", vat);
    check("total", total);
  }

  public static Amounts of(long net, long exempt, long vat, long total) {
    return new Amounts(new Pesos(net), new Pesos(exempt), new Pesos(vat), new Pesos(total));
  }

  /** What was earned or spent, without VAT. */
  public Pesos withoutVat() {
    return net.plus(exempt);
  }

  private static void check(String name, Pesos amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException(
          name
              + " amount is "
              + amount
              + "; expected 0 or more: the type of document has the sign");
    }
  }
}
