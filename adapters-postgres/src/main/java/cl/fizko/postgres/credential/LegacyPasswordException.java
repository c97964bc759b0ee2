package cl.fizko.postgres.credential;

/** A password of the old system could not be read; says what is wrong with it. */
public final class LegacyPasswordException extends RuntimeException {

  LegacyPasswordException(String message) {
    super("the password " + message);
  }
}
