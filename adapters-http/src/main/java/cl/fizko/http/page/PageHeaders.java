package cl.fizko.http.page;

import java.util.Map;

/**
 * What browsers may do with our answers (CSP level 3): nothing is loaded from elsewhere, nothing
 * inline.
 */
public final class PageHeaders {

  public static final String CSP_HEADER = "Content-Security-Policy";

  /** For pages: everything from our own jar. */
  public static final String CSP =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none';"
          + " base-uri 'none'; form-action 'self'";

  /** For what is no page: nothing at all. */
  public static final String CSP_OF_DATA = "default-src 'none'; frame-ancestors 'none'";

  /** Every answer has these, whoever gives it, unless it sets its own. */
  public static final Map<String, String> OF_EVERY_ANSWER =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store",
          "X-Frame-Options",
          "DENY",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          CSP_HEADER,
          CSP_OF_DATA);

  private PageHeaders() {}
}
