package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.RegisterEntry;

/** A document that is in no sum, and why. Nothing is left out in silence. */
public record LeftOut(RegisterEntry entry, Reason reason) {

  /** Why a document does not count. */
  public enum Reason {
    UNKNOWN_TYPE("de un tipo que no conocemos"),
    NO_LINE("que no dan débito ni crédito"),
    PENDING("pendientes de aceptación"),
    NOT_INCLUDED("marcados como no incluidos"),
    CLAIMED("reclamados");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** In Spanish, after the word "documentos". */
    public String label() {
      return label;
    }
  }
}
