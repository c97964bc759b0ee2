package cl.fizko.core.schedule;

/**
 * The rows can be reached, but what was to be noted of one of them is refused: by a rule that a
 * deployment has given its tables. Nothing of the call was noted.
 */
public final class RowRefusedException extends RuntimeException {

  public RowRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
