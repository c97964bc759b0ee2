package cl.fizko.postgres.credential;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys that encrypt secrets: one is current, the others only read. Immutable; changing it gives
 * another one, whose {@link #json} becomes the new {@code ENCRYPTION_KEY}.
 */
public final class TinkKeyRing {

  private static final int KEY_BYTES = 32;

  private final KeysetHandle keys;

  private TinkKeyRing(KeysetHandle keys) {
    this.keys = keys;
  }

  /**
   * Reads what {@code ENCRYPTION_KEY} holds: 32 bytes in base64, base64url or hex, 32 characters,
   * or a Tink keyset in JSON.
   *
   * @throws IllegalArgumentException it holds something else; the message says what, and nothing of
   *     the key
   */
  public static TinkKeyRing read(String text) {
    return text.stripLeading().startsWith("{") ? ofJson(text) : ofRawKey(RawKey.read(text));
  }

  /** A ring of one new key. */
  public static TinkKeyRing generate() {
    return attempt(
        () -> new TinkKeyRing(KeysetHandle.newBuilder().addEntry(newKey().makePrimary()).build()));
  }

  /** With a new key that reads; it encrypts once it is promoted, when every process has it. */
  public TinkKeyRing withNewKey() {
    return attempt(() -> new TinkKeyRing(KeysetHandle.newBuilder(keys).addEntry(newKey()).build()));
  }

  /**
   * With another current key.
   *
   * @throws IllegalArgumentException it has no such key
   */
  public TinkKeyRing promoting(long id) {
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
    for (int i = 0; i < builder.size(); i++) {
      if (keys().get(i).id() == id) {
        builder.getAt(i).makePrimary();
        return attempt(() -> new TinkKeyRing(builder.build()));
      }
    }
    throw new IllegalArgumentException(
        "key is " + id + "; expected one of " + keys().stream().map(KeyInfo::id).toList());
  }

  /** What may be shown of the keys. */
  public List<KeyInfo> keys() {
    return IntStream.range(0, keys.size())
        .mapToObj(keys::getAt)
        .map(entry -> new KeyInfo(Integer.toUnsignedLong(entry.getId()), entry.isPrimary()))
        .toList();
  }

  /** The keys themselves: a secret, in one line. */
  public String json() {
    return attempt(
            () -> TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()))
        .replaceAll("\\s+", "");
  }

  Aead aead() {
    return attempt(() -> keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
  }

  /** Prints nothing of the keys. */
  @Override
  public String toString() {
    return keys().toString();
  }

  /**
   * A key's name and duty.
   *
   * @param id 1 to 4,294,967,295
   * @param current whether it encrypts; all of them read
   */
  public record KeyInfo(long id, boolean current) {}

  private static TinkKeyRing ofJson(String json) {
    KeysetHandle keys;
    try {
      AeadConfig.register();
      keys = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException | RuntimeException e) {
      // Its own message may quote the key.
      throw new IllegalArgumentException(
          "is no Tink keyset in JSON; expected what \"fizko keys generate\" prints");
    }
    for (int i = 0; i < keys.size(); i++) {
      check(keys.getAt(i));
    }
    return new TinkKeyRing(keys);
  }

  private static void check(KeysetHandle.Entry entry) {
    Key key = entry.getKey();
    boolean usual =
        key.getParameters() instanceof AesGcmParameters parameters
            && parameters.getKeySizeBytes() == KEY_BYTES
            && parameters.getVariant() == AesGcmParameters.Variant.TINK;
    if (!usual || entry.getStatus() != KeyStatus.ENABLED) {
      throw new IllegalArgumentException(
          "holds key "
              + Integer.toUnsignedLong(entry.getId())
              + " of another kind; expected enabled AES-256-GCM keys with Tink's prefix");
    }
  }

  @AccessesPartialKey
  private static TinkKeyRing ofRawKey(RawKey raw) {
    return attempt(
        () -> {
          AesGcmKey key =
              AesGcmKey.builder()
                  .setParameters(PredefinedAeadParameters.AES256_GCM)
                  .setKeyBytes(SecretBytes.copyFrom(raw.bytes(), InsecureSecretKeyAccess.get()))
                  .setIdRequirement(raw.id())
                  .build();
          return new TinkKeyRing(
              KeysetHandle.newBuilder()
                  .addEntry(KeysetHandle.importKey(key).withFixedId(raw.id()).makePrimary())
                  .build());
        });
  }

  private static KeysetHandle.Builder.Entry newKey() {
    return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
        .withRandomId();
  }

  private interface Attempt<T> {
    T run() throws GeneralSecurityException;
  }

  private static <T> T attempt(Attempt<T> attempt) {
    try {
      AeadConfig.register();
      return attempt.run();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink refuses to work with its keys", e);
    }
  }
}
