package cl.fizko.core.idempotency;

/**
 * What the first request was answered. Nothing secret may stand in it.
 *
 * @param status 200 to 299
 * @param body as text; empty if there is none
 */
public record StoredAnswer(int status, String body) {

  public StoredAnswer {
    if (status < 200 || status > 299) {
      throw new IllegalArgumentException("status is " + status + "; expected 200 to 299");
    }
  }
}
