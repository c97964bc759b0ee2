package cl.fizko.core.tax;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A fee receipt (boleta de honorarios) that the company received.
 *
 * @param issuer {@link Counterparty#UNNAMED} where the portal's list does not tell it (fizko-domain
 *     §6)
 * @param folio unique for an issuer only
 * @param retention what the company has to hand over of it; nothing where the issuer does so
 */
public record HonorariosReceipt(
    Counterparty issuer,
    long folio,
    LocalDate issued,
    Pesos gross,
    Pesos retention,
    Validity validity) {

  /** Whether it still holds. */
  public enum Validity {
    VALID,
    /** It counts for nothing. */
    VOIDED;

    /**
     * Reads the portal's word: {@code VIG}, {@code ANU} or the words in full, of either case.
     *
     * @throws IllegalArgumentException it is another word; what it means is not guessed
     */
    public static Validity parse(String word) {
      return switch (word.strip().toUpperCase(Locale.ROOT)) {
        case "VIG", "VIGENTE" -> VALID;
        case "ANU", "ANULADA" -> VOIDED;
        default ->
            throw new IllegalArgumentException(
                "state of a receipt is \"" + word + "\"; expected VIG or ANU");
      };
    }
  }

  public HonorariosReceipt {
    if (gross.isNegative() || retention.isNegative() || retention.compareTo(gross) > 0) {
      throw new IllegalArgumentException(
          "receipt of " + gross + " keeps " + retention + "; expected 0 <= retention <= gross");
    }
  }

  public Period period() {
    return Period.of(issued);
  }

  /** What tells it from all other receipts that a company received. */
  public HonorariosKey key() {
    return new HonorariosKey(DocumentKey.nameOf(issuer), folio);
  }

  /** An issuer as {@link Rut#dashed()}, or empty, and its folio. */
  public record HonorariosKey(String issuer, long folio) {}
}
