package cl.fizko.http.access;

/**
 * What makes a user of the project an operator. It is looked for in {@code app_metadata}, which
 * only the project itself writes.
 *
 * @param name of the claim
 * @param value what it has to be
 */
public record OperatorClaim(String name, String value) {

  /** {@code app_metadata.fizko_role = "operator"}. */
  public static final OperatorClaim USUAL = new OperatorClaim("fizko_role", "operator");

  public OperatorClaim {
    if (name.isBlank() || value.isBlank()) {
      throw new IllegalArgumentException(
          "claim and value of an operator must not be empty; expected such as fizko_role=operator");
    }
  }

  /**
   * Reads {@code name=value}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static OperatorClaim parse(String text) {
    String[] parts = text.split("=", 2);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new IllegalArgumentException("is '" + text + "'; expected name=value");
    }
    return new OperatorClaim(parts[0].strip(), parts[1].strip());
  }
}
