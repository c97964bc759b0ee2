package cl.fizko.core.tax.vat;

/**
 * A box in which the tax authority's proposal says something else than the documents do.
 *
 * @param ours 0 where we have nothing
 * @param theirs 0 where they propose nothing
 */
public record Difference(F29Code code, long ours, long theirs, Cause cause) {

  /** By how much they exceed us; below zero where we exceed them. */
  public long excess() {
    return Math.subtractExact(theirs, ours);
  }

  /** In Spanish, for the owner of the company. */
  public String sentence() {
    return "Código "
        + code.text()
        + " ("
        + code.label()
        + "): según los documentos "
        + code.show(ours)
        + ", según el SII "
        + code.show(theirs)
        + ". "
        + cause.sentence();
  }
}
