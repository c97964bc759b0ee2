package cl.fizko.core.tax.vat;

import java.util.Map;
import java.util.Optional;

/**
 * The form 29 that the tax authority proposes for a month: its boxes by number, also those that we
 * do not compute (fizko-domain §6, {@code listCodPropuestos}).
 */
public record Proposal(Map<Integer, Long> figures) {

  public Proposal {
    figures = Map.copyOf(figures);
  }

  public Optional<Long> figure(F29Code code) {
    return Optional.ofNullable(figures.get(code.number()));
  }
}
