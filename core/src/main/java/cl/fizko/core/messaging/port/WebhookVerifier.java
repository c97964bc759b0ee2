package cl.fizko.core.messaging.port;

import cl.fizko.core.messaging.WebhookCall;

/**
 * Tells whether a call came from the platform that shares a secret with us. May be called from any
 * thread.
 */
public interface WebhookVerifier {

  /**
   * Whether the signature of the call was made over exactly its bytes with one of our secrets.
   * While a secret is replaced, both the old and the new one are ours.
   *
   * <p>The time that it takes does not depend on how much of a signature is right.
   *
   * @return false for a signature that is absent, malformed or not ours, and for every call when we
   *     have no secret; never throws for one
   */
  boolean isGenuine(WebhookCall call);
}
