package cl.fizko.core.schedule;

/** The rows or the alarms could not be reached; every call may be made again. */
public final class TimetableUnavailableException extends RuntimeException {

  public TimetableUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
