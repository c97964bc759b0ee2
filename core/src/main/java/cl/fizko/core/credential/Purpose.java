package cl.fizko.core.credential;

import java.util.Arrays;

/** What a secret is for; one cannot pass for another. */
public enum Purpose {
  /** With which a company logs in at the tax authority. */
  SII_PASSWORD("sii-password"),
  /** The cookies of a session at the tax authority. */
  SII_SESSION("sii-session");

  private final String word;

  Purpose(String word) {
    this.word = word;
  }

  /**
   * Reads what {@link #word} gives.
   *
   * @throws IllegalArgumentException it is another word
   */
  public static Purpose parse(String word) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "purpose is \"" + word + "\"; expected one such as sii-password"));
  }

  /** As it is stored and bound to a ciphertext; never changes. */
  public String word() {
    return word;
  }
}
