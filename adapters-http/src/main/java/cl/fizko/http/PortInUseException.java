package cl.fizko.http;

/** The server cannot listen where it was told to; the message says where and what to do. */
public final class PortInUseException extends RuntimeException {

  public PortInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
