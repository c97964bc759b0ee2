package cl.fizko.http.access;

/**
 * Which Supabase tokens are an operator's.
 *
 * @param secret what they are signed with
 * @param issuer the {@code iss} of users' tokens, for example {@code
 *     https://ref.supabase.co/auth/v1}; empty if it is not to be checked
 * @param claim the name inside {@code app_metadata} that makes a user an operator
 * @param value what the claim has to be
 */
public record SupabaseTokenSettings(JwtSecret secret, String issuer, String claim, String value) {

  public SupabaseTokenSettings {
    if (claim.isBlank() || value.isBlank()) {
      throw new IllegalArgumentException("claim and value of an operator must not be empty");
    }
  }

  /** Operators have {@code app_metadata.fizko_role = "operator"}; any issuer. */
  public static SupabaseTokenSettings of(JwtSecret secret) {
    return new SupabaseTokenSettings(secret, "", "fizko_role", "operator");
  }
}
