package cl.fizko.postgres.credential;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.Envelope;
import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.credential.UnreadableSecretException;
import cl.fizko.core.credential.UnreadableSecretException.Reason;
import cl.fizko.core.credential.port.CredentialCipher;
import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/** AES-256-GCM by Tink, under the keys of a {@link TinkKeyRing}. */
public final class TinkCredentialCipher implements CredentialCipher {

  /** Tink's prefix of 5 bytes, 12 of the initial value and 16 of the tag. */
  private static final int OVERHEAD = 33;

  private final TinkKeyRing keys;
  private final Aead aead;
  private final int current;

  public TinkCredentialCipher(TinkKeyRing keys) {
    this.keys = keys;
    this.aead = keys.aead();
    this.current =
        keys.keys().stream()
            .filter(TinkKeyRing.KeyInfo::current)
            .mapToInt(key -> (int) key.id())
            .findFirst()
            .orElseThrow();
  }

  @Override
  public byte[] encrypt(SecretBytes secret, Binding binding) {
    return secret.reveal(plain -> encrypt(plain, binding));
  }

  private byte[] encrypt(byte[] plain, Binding binding) {
    byte[] header = Envelope.header(binding, current, plain.length + OVERHEAD);
    try {
      return Envelope.join(header, aead.encrypt(plain, Envelope.associatedData(header, binding)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink does not encrypt", e);
    }
  }

  @Override
  public SecretBytes decrypt(byte[] ciphertext, Binding binding) {
    Envelope envelope = Envelope.open(ciphertext, binding);
    if (keys.keys().stream().noneMatch(key -> (int) key.id() == envelope.keyId())) {
      throw new UnreadableSecretException(Reason.WRONG_KEY, binding);
    }
    try {
      return SecretBytes.taking(
          aead.decrypt(envelope.ciphertext(), Envelope.associatedData(envelope.header(), binding)));
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException(Reason.TAMPERED, binding);
    }
  }

  @Override
  public boolean isCurrent(byte[] ciphertext, Binding binding) {
    return Envelope.open(ciphertext, binding).keyId() == current;
  }
}
