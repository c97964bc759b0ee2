package cl.fizko.http.tax;

/** A file is no XML, or holds no tax document; says what was found and what was expected. */
public final class UnreadableXmlException extends RuntimeException {

  UnreadableXmlException(String message) {
    super(message);
  }
}
