package cl.fizko.postgres;

/** The database could not be brought up to date; may be tried again. */
public final class MigrationException extends RuntimeException {

  public MigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
