package cl.fizko.core.credential;

import cl.fizko.core.credential.CredentialUse.Action;
import cl.fizko.core.credential.port.CredentialCipher;
import cl.fizko.core.credential.port.CredentialUses;
import cl.fizko.core.credential.port.Credentials;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Keeps the secrets of companies. One goes in and is used inside here; it is never handed out, and
 * every use is written down before it happens. Whoever calls it has checked that the actor may.
 */
public final class CredentialVault {

  private final CredentialCipher cipher;
  private final Credentials credentials;
  private final CredentialUses uses;
  private final InstantSource clock;

  public CredentialVault(
      CredentialCipher cipher, Credentials credentials, CredentialUses uses, InstantSource clock) {
    this.cipher = cipher;
    this.credentials = credentials;
    this.uses = uses;
    this.clock = clock;
  }

  /** Keeps a secret in place of the one before, and wipes what it was given. */
  public void store(Binding binding, SecretBytes secret, String actor, String reason) {
    try (secret) {
      note(binding, Action.STORED, actor, reason);
      credentials.save(binding, cipher.encrypt(secret, binding));
    }
  }

  /** Whether there is one; says nothing else of it. */
  public boolean holds(Binding binding) {
    return credentials.find(binding).isPresent();
  }

  /**
   * Shows a secret to a piece of code, which must not keep the array: it is overwritten after it.
   *
   * @throws NoSuchCredentialException there is none
   * @throws UnreadableSecretException it cannot be read; the try is written down all the same
   */
  public <T> T use(Binding binding, String actor, String reason, Function<byte[], T> use) {
    byte[] ciphertext =
        credentials.find(binding).orElseThrow(() -> new NoSuchCredentialException(binding));
    note(binding, Action.USED, actor, reason);
    try (SecretBytes secret = cipher.decrypt(ciphertext, binding)) {
      return secret.reveal(use);
    }
  }

  /**
   * Forgets a secret.
   *
   * @return whether there was one
   */
  public boolean remove(Binding binding, String actor, String reason) {
    boolean removed = credentials.remove(binding);
    if (removed) {
      note(binding, Action.REMOVED, actor, reason);
    }
    return removed;
  }

  private void note(Binding binding, Action action, String actor, String reason) {
    uses.record(new CredentialUse(binding, action, actor, reason, clock.instant()));
  }
}
