package cl.fizko.core.task;

/**
 * The broker could not be reached or did not answer in time. What was asked may or may not have
 * happened; every call of a broker may be made again.
 */
public final class BrokerUnavailableException extends RuntimeException {

  public BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
