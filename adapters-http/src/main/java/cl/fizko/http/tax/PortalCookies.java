package cl.fizko.http.tax;

import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.tax.authority.TaxAuthorityException;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies that keep a taxpayer logged in, as the header that sends them. Without {@code TOKEN}
 * nothing works; it is also the conversation's id.
 */
record PortalCookies(String header) {

  private static final String TOKEN = "TOKEN=";

  /** Empty where the taxpayer is not in. */
  static Optional<PortalCookies> of(CookieStore store) {
    String header =
        store.getCookies().stream()
            .map((HttpCookie cookie) -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    PortalCookies cookies = new PortalCookies(header);
    return cookies.findToken().isPresent() ? Optional.of(cookies) : Optional.empty();
  }

  static PortalCookies of(SecretBytes secret) {
    return new PortalCookies(secret.reveal(bytes -> new String(bytes, StandardCharsets.UTF_8)));
  }

  SecretBytes secret() {
    return SecretBytes.taking(header.getBytes(StandardCharsets.UTF_8));
  }

  String token() {
    return findToken().orElseThrow(TaxAuthorityException.SessionEnded::new);
  }

  private Optional<String> findToken() {
    return Arrays.stream(header.split("; ", -1))
        .filter(cookie -> cookie.startsWith(TOKEN) && cookie.length() > TOKEN.length())
        .map(cookie -> cookie.substring(TOKEN.length()))
        .findFirst();
  }

  @Override
  public String toString() {
    return "***";
  }
}
