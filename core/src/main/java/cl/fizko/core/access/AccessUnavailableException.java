package cl.fizko.core.access;

/**
 * Who may do what cannot be told now, because whoever knows it does not answer. Nothing was let
 * through and nothing was changed; it may be tried again.
 */
public final class AccessUnavailableException extends RuntimeException {

  public AccessUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
