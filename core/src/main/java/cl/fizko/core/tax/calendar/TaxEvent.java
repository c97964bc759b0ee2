package cl.fizko.core.tax.calendar;

import cl.fizko.core.tax.Period;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * An obligation that falls due.
 *
 * @param from the first month for which it is
 * @param to the last one
 * @param due a working day
 */
public record TaxEvent(Obligation obligation, Period from, Period to, LocalDate due) {

  private static final Locale SPANISH = Locale.of("es", "CL");

  /** The months for which it is, in Spanish: {@code noviembre 2025}, {@code año 2025}. */
  public String label() {
    return switch (obligation.recurrence()) {
      case Recurrence.Monthly monthly -> name(from) + " " + from.year();
      case Recurrence.Quarterly quarterly ->
          name(from)
              + (from.year() == to.year() ? "" : " " + from.year())
              + " a "
              + name(to)
              + " "
              + to.year();
      case Recurrence.Annual annual -> "año " + from.year();
    };
  }

  private static String name(Period period) {
    return period.month().getMonth().getDisplayName(TextStyle.FULL, SPANISH);
  }
}
