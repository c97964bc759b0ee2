package cl.fizko.http.route;

/**
 * The methods that routes may have (RFC 9110 §9). HEAD is served wherever GET is, OPTIONS by the
 * CORS rules.
 */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
