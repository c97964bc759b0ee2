package cl.fizko.boot.cli;

import cl.fizko.boot.settings.Environment;
import cl.fizko.postgres.credential.TinkKeyRing;

/** The keys of {@code ENCRYPTION_KEY}. */
final class EncryptionKey {

  private static final String VARIABLE = "ENCRYPTION_KEY";

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException there are none; the message says why and nothing of them
   */
  TinkKeyRing keys() {
    try {
      return TinkKeyRing.read(new Environment().variables().getOrDefault(VARIABLE, ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("variable " + VARIABLE + " " + e.getMessage(), e);
    }
  }
}
