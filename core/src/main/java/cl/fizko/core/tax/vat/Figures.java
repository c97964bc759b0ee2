package cl.fizko.core.tax.vat;

import cl.fizko.core.tax.Pesos;
import java.util.EnumMap;
import java.util.Map;

/** Sums under way, one for each box. */
final class Figures {

  private final Map<F29Code, Long> sums = new EnumMap<>(F29Code.class);

  void add(F29Code code, long figure) {
    sums.merge(code, figure, Math::addExact);
  }

  void add(F29Code code, Pesos amount) {
    add(code, amount.amount());
  }

  Pesos get(F29Code code) {
    return new Pesos(sums.getOrDefault(code, 0L));
  }

  Map<F29Code, Long> all() {
    return sums;
  }
}
