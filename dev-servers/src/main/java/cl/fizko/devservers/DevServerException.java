package cl.fizko.devservers;

/**
 * A development server could not be started, stopped or used. The message says what happened, with
 * the server's last words where it had any, and what to do about it.
 */
public final class DevServerException extends RuntimeException {

  DevServerException(String message) {
    super(message);
  }

  DevServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
