package cl.fizko.core.tax.calendar;

/**
 * Something that falls due again and again.
 *
 * @param code as the table of event templates has it, such as {@code f29}
 * @param name in Spanish
 */
public record Obligation(String code, String name, Recurrence recurrence) {

  /**
   * The monthly declaration of VAT and withheld taxes, of a company of this kind.
   *
   * <p>Sources: VAT law article 64 (12th); decree 1,001 of 2006 of the Treasury (20th, for issuers
   * of electronic invoices who declare and pay by Internet); the 28th is the tax authority's
   * practice for declarations without payment and is to be confirmed.
   */
  public static Obligation f29(Filer filer) {
    return new Obligation(
        "f29", "Declaración mensual (F29)", new Recurrence.Monthly(filer.dayOfMonth()));
  }

  /** The yearly declaration of income: article 69 of the income tax law, 30 April. */
  public static Obligation f22() {
    return new Obligation("f22", "Declaración anual de renta (F22)", new Recurrence.Annual(4, 30));
  }

  /** Until when form 29 may be handed in. */
  public enum Filer {
    ORDINARY(12),
    /** The portal's {@code autorizadoDeclararDia20}. */
    ELECTRONIC_ISSUER(20),
    WITHOUT_PAYMENT(28);

    private final int dayOfMonth;

    Filer(int dayOfMonth) {
      this.dayOfMonth = dayOfMonth;
    }

    int dayOfMonth() {
      return dayOfMonth;
    }
  }
}
