package cl.fizko.http.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the token out of an Authorization header (RFC 6750 §2.1). */
final class BearerToken {

  private static final Pattern FORM =
      Pattern.compile("bearer +([\\x21-\\x7e]+) *", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /**
   * Finds the token.
   *
   * @param header null if there is none
   * @return empty if there is no token in it
   */
  static Optional<String> in(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(header);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
