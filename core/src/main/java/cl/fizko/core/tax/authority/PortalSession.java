package cl.fizko.core.tax.authority;

import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.tax.Rut;

/**
 * A taxpayer who is logged in at the portal. What keeps him so is as good as his password while it
 * lasts, so it is kept as a secret; only the adapter that made it knows its form.
 */
public record PortalSession(Rut taxpayer, SecretBytes secret) implements AutoCloseable {

  /** Wipes the secret; the portal's own session goes on until it ends by itself. */
  @Override
  public void close() {
    secret.close();
  }
}
