package cl.fizko.core.tax.file;

/** A file is none of those that we know; says what was found and what was expected. */
public final class UnknownFileException extends RuntimeException {

  UnknownFileException(String message) {
    super(message);
  }
}
