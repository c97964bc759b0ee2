package cl.fizko.core.credential;

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

  /** As it is bound to a ciphertext; never changes. */
  String word() {
    return word;
  }
}
