package cl.fizko.core.access;

import cl.fizko.core.tax.Rut;
import java.time.Instant;

/**
 * A taxpayer whose affairs are kept here, and no member of another company sees.
 *
 * @param id never changes
 * @param rut no two have the same
 * @param name 1 to {@value #LONGEST_NAME} characters
 * @param createdAt when it was added
 */
public record Company(CompanyId id, Rut rut, String name, Instant createdAt) {

  /** The most characters of a name. */
  public static final int LONGEST_NAME = 255;

  public Company {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name has %d characters; expected 1 to %d".formatted(name.length(), LONGEST_NAME));
    }
  }
}
