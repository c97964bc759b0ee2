package cl.fizko.core.credential;

/**
 * A ciphertext could not be read. Its message holds nothing of the secret, the key or the bytes.
 */
public final class UnreadableSecretException extends RuntimeException {

  private final Reason reason;

  public UnreadableSecretException(Reason reason, Binding binding) {
    super(
        "the "
            + binding.purpose().word()
            + " of company "
            + binding.company()
            + " cannot be read: "
            + reason.text());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why it could not be read. */
  public enum Reason {
    WRONG_KEY("it was encrypted with a key that is not in ENCRYPTION_KEY"),
    WRONG_OWNER("it was encrypted for another company or another purpose"),
    TAMPERED("it was changed after it was encrypted"),
    TRUNCATED("its end is missing"),
    NO_CIPHERTEXT("it is none of our ciphertexts");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
