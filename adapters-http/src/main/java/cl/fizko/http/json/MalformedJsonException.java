package cl.fizko.http.json;

/** A text is not the JSON that we read; the message says what is wrong and where. */
public final class MalformedJsonException extends RuntimeException {

  public MalformedJsonException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
