package cl.fizko.http.access.supabase;

import java.io.IOException;

/** Where a project tells its public keys. */
interface KeySource {

  /**
   * Asks now.
   *
   * @return the text of a JWK set (RFC 7517 §5)
   * @throws IOException if it cannot be had
   */
  String ask() throws IOException;
}
