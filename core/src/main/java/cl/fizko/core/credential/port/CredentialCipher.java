package cl.fizko.core.credential.port;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.SecretBytes;

/**
 * Encrypts the secrets of companies so that only their own binding opens them. Every ciphertext
 * names its key, so that several keys may be in use while one takes over from another. Safe for
 * threads.
 */
public interface CredentialCipher {

  /**
   * Encrypts with the current key; the same secret gives another ciphertext each time.
   *
   * @return an {@link cl.fizko.core.credential.Envelope}
   */
  byte[] encrypt(SecretBytes secret, Binding binding);

  /**
   * Reads a ciphertext of any key that we hold.
   *
   * @return to be closed by the caller
   * @throws cl.fizko.core.credential.UnreadableSecretException its key is not ours, it belongs to
   *     somebody else, or it is not what was encrypted
   */
  SecretBytes decrypt(byte[] ciphertext, Binding binding);

  /**
   * Whether a ciphertext is of the current key; if not, it ought to be encrypted anew.
   *
   * @throws cl.fizko.core.credential.UnreadableSecretException as {@link #decrypt} for what can be
   *     told without a key
   */
  boolean isCurrent(byte[] ciphertext, Binding binding);
}
