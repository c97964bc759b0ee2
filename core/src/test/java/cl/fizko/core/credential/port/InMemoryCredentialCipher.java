package cl.fizko.core.credential.port;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.Envelope;
import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.credential.UnreadableSecretException;
import cl.fizko.core.credential.UnreadableSecretException.Reason;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** The JDK's AES-GCM with keys that are gone when the process is. */
public final class InMemoryCredentialCipher implements CredentialCipher {

  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final Map<Integer, SecretKey> keys;
  private final int current;
  private final SecureRandom random = new SecureRandom();

  /**
   * Takes its keys from the caller.
   *
   * @param keys by their ids
   * @param current the id of the one that encrypts
   */
  public InMemoryCredentialCipher(Map<Integer, SecretKey> keys, int current) {
    this.keys = Map.copyOf(keys);
    this.current = current;
  }

  @Override
  public byte[] encrypt(SecretBytes secret, Binding binding) {
    return secret.reveal(plain -> encrypt(plain, binding));
  }

  private byte[] encrypt(byte[] plain, Binding binding) {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] header = Envelope.header(binding, current, IV_BYTES + plain.length + TAG_BYTES);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key(current, binding), iv, header, binding).doFinal(plain);
      return Envelope.join(header, Envelope.join(iv, sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not encrypt", e);
    }
  }

  @Override
  public SecretBytes decrypt(byte[] ciphertext, Binding binding) {
    Envelope envelope = Envelope.open(ciphertext, binding);
    byte[] body = envelope.ciphertext();
    SecretKey key = key(envelope.keyId(), binding);
    if (body.length < IV_BYTES + TAG_BYTES) {
      throw new UnreadableSecretException(Reason.TAMPERED, binding);
    }
    byte[] iv = Arrays.copyOf(body, IV_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, iv, envelope.header(), binding);
      return SecretBytes.taking(cipher.doFinal(body, IV_BYTES, body.length - IV_BYTES));
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException(Reason.TAMPERED, binding);
    }
  }

  @Override
  public boolean isCurrent(byte[] ciphertext, Binding binding) {
    return Envelope.open(ciphertext, binding).keyId() == current;
  }

  private SecretKey key(int id, Binding binding) {
    return Optional.ofNullable(keys.get(id))
        .orElseThrow(() -> new UnreadableSecretException(Reason.WRONG_KEY, binding));
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] iv, byte[] header, Binding binding)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, iv));
    cipher.updateAAD(Envelope.associatedData(header, binding));
    return cipher;
  }
}
