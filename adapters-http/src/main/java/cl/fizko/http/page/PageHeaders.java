package cl.fizko.http.page;

/**
 * What pages may do in a browser (CSP level 3). Nothing is loaded from elsewhere, nothing inline.
 */
public final class PageHeaders {

  public static final String CSP_HEADER = "Content-Security-Policy";

  /** For pages: everything from our own jar. */
  public static final String CSP =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none';"
          + " base-uri 'none'; form-action 'self'";

  /** For what is no page: nothing at all. */
  public static final String CSP_OF_DATA = "default-src 'none'; frame-ancestors 'none'";

  private PageHeaders() {}
}
