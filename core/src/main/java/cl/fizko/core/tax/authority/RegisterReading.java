package cl.fizko.core.tax.authority;

import cl.fizko.core.tax.RegisterEntry;
import java.util.List;

/**
 * What the portal's register holds for a period.
 *
 * @param entries each document, and totals where the register has no more
 * @param problems rows that could not be read, each with its reason; whoever stores the others says
 *     so
 */
public record RegisterReading(List<RegisterEntry> entries, List<String> problems) {

  public RegisterReading {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }
}
