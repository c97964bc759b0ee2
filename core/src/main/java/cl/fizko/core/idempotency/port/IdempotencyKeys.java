package cl.fizko.core.idempotency.port;

import cl.fizko.core.idempotency.Claim;
import cl.fizko.core.idempotency.StoredAnswer;
import java.time.Duration;

/**
 * Remembers the keys of requests and what the requests were answered.
 *
 * <p>All methods may be called from any thread, and throw {@link
 * cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface IdempotencyKeys {

  /**
   * Claims a key, in one atomic step: of many who ask at once one is first.
   *
   * @param key 1 to 500 characters
   * @param request a digest of what is asked for
   * @param owner who asks, unique to this try
   * @param lease for how long the claim of one who is first holds if he neither answers nor lets
   *     go; 1 ms to 24 h
   */
  Claim claim(String key, String request, String owner, Duration lease);

  /**
   * Keeps the answer of a request that was first, for whoever repeats it; does nothing if the claim
   * is not the owner's any more. May return before it is kept.
   *
   * @param kept 1 s to 30 days
   */
  void answer(String key, String owner, StoredAnswer answer, Duration kept);

  /**
   * Lets go of a claim, so that the next request is first; does nothing if it is not the owner's.
   */
  void release(String key, String owner);
}
