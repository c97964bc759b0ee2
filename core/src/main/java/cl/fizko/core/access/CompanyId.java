package cl.fizko.core.access;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tells a company from all others. */
public record CompanyId(UUID value) {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** A new one that nobody can guess. */
  public static CompanyId random() {
    return new CompanyId(UUID.randomUUID());
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is no UUID (RFC 9562 §4)
   */
  public static CompanyId parse(String text) {
    return new CompanyId(uuid(text));
  }

  /**
   * Reads a UUID in its full form, which the JDK is not strict about.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static UUID uuid(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "is no UUID; expected one such as 6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11");
    }
    return UUID.fromString(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
