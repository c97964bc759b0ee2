package cl.fizko.core.tax;

/** Where in the register of purchases and sales a document stands (fizko-domain §6). */
public enum RegisterState {
  /** Registered: it counts. */
  REGISTRO("registrado"),
  /** Received, and neither accepted nor claimed yet: it counts once it is. */
  PENDIENTE("pendiente"),
  /** Left out by the taxpayer's own choice. */
  NO_INCLUIR("no incluido"),
  /** Refused by whom received it. */
  RECLAMADO("reclamado");

  private final String label;

  RegisterState(String label) {
    this.label = label;
  }

  /** In Spanish, as an adjective. */
  public String label() {
    return label;
  }
}
