package cl.fizko.core.credential.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.Purpose;
import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.credential.UnreadableSecretException;
import cl.fizko.core.credential.UnreadableSecretException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link CredentialCipher} promises. */
public abstract class CredentialCipherContract {

  private static final Binding OURS =
      new Binding(UUID.fromString("00000000-0000-0000-0000-000000000001"), Purpose.SII_PASSWORD);
  private static final Binding THEIRS =
      new Binding(UUID.fromString("00000000-0000-0000-0000-000000000002"), Purpose.SII_PASSWORD);
  private static final String SECRET = "Clave-ñandú-1";

  /** A cipher with one key, always the same one. */
  protected abstract CredentialCipher cipher();

  /** A cipher with another key alone. */
  protected abstract CredentialCipher anotherKey();

  /** A cipher whose current key is that of {@link #anotherKey}, and which holds both. */
  protected abstract CredentialCipher bothKeys();

  @Test
  void whatWasEncryptedIsReadBack() {
    assertThat(read(cipher(), encrypted(), OURS)).isEqualTo(SECRET);
  }

  @Test
  void theEmptySecretAndALongOneAreReadBack() {
    for (String text : new String[] {"", "x".repeat(100_000)}) {
      byte[] ciphertext = cipher().encrypt(secret(text), OURS);
      assertThat(read(cipher(), ciphertext, OURS)).isEqualTo(text);
    }
  }

  @Test
  void theSameSecretNeverLooksTheSame() {
    assertThat(encrypted()).isNotEqualTo(encrypted());
  }

  @Test
  void theSecretIsNotInTheCiphertext() {
    assertThat(new String(encrypted(), StandardCharsets.ISO_8859_1)).doesNotContain("Clave");
  }

  @Test
  void aCiphertextOfAnotherCompanyIsToldAsSuch() {
    assertUnreadable(cipher(), encrypted(), THEIRS, EnumSet.of(Reason.WRONG_OWNER));
  }

  @Test
  void aCiphertextForAnotherPurposeIsToldAsSuch() {
    Binding session = new Binding(OURS.company(), Purpose.SII_SESSION);
    assertUnreadable(cipher(), encrypted(), session, EnumSet.of(Reason.WRONG_OWNER));
  }

  /** Even one whose header was made to match. */
  @Test
  void aCiphertextMovedToAnotherCompanyStaysShut() {
    byte[] moved = encrypted();
    byte[] theirs = cipher().encrypt(secret(SECRET), THEIRS);
    System.arraycopy(theirs, 0, moved, 0, 17);
    assertUnreadable(cipher(), moved, THEIRS, EnumSet.of(Reason.TAMPERED));
  }

  @Test
  void aKeyThatIsNotOursIsToldAsSuch() {
    assertUnreadable(anotherKey(), encrypted(), OURS, EnumSet.of(Reason.WRONG_KEY));
  }

  @Test
  void everyChangedByteIsNoticed() {
    byte[] ciphertext = encrypted();
    for (int i = 0; i < ciphertext.length; i++) {
      byte[] changed = ciphertext.clone();
      changed[i] ^= 1;
      assertUnreadable(cipher(), changed, OURS, EnumSet.allOf(Reason.class));
    }
  }

  @Test
  void aChangeBehindTheHeaderIsToldAsTampering() {
    byte[] ciphertext = encrypted();
    for (int i = 17; i < ciphertext.length; i++) {
      byte[] changed = ciphertext.clone();
      changed[i] ^= (byte) 0x80;
      assertUnreadable(cipher(), changed, OURS, EnumSet.of(Reason.TAMPERED));
    }
  }

  @Test
  void aLostEndIsToldAsSuch() {
    byte[] ciphertext = encrypted();
    for (int length = 0; length < ciphertext.length; length++) {
      assertUnreadable(
          cipher(), Arrays.copyOf(ciphertext, length), OURS, EnumSet.of(Reason.TRUNCATED));
    }
  }

  @Test
  void whatIsAppendedIsNoticed() {
    byte[] ciphertext = encrypted();
    byte[] longer = Arrays.copyOf(ciphertext, ciphertext.length + 1);
    assertUnreadable(cipher(), longer, OURS, EnumSet.of(Reason.TAMPERED));
  }

  @Test
  void whatIsNoCiphertextIsToldAsSuch() {
    byte[] fernet = "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD-0W".getBytes(StandardCharsets.UTF_8);
    assertUnreadable(cipher(), fernet, OURS, EnumSet.of(Reason.NO_CIPHERTEXT));
  }

  @Test
  void anOldKeyReadsUntilAllIsEncryptedAnew() {
    byte[] old = encrypted();
    assertThat(read(bothKeys(), old, OURS)).isEqualTo(SECRET);
    assertThat(bothKeys().isCurrent(old, OURS)).isFalse();

    byte[] anew = bothKeys().encrypt(secret(SECRET), OURS);
    assertThat(bothKeys().isCurrent(anew, OURS)).isTrue();
    assertThat(read(anotherKey(), anew, OURS)).isEqualTo(SECRET);
    assertUnreadable(cipher(), anew, OURS, EnumSet.of(Reason.WRONG_KEY));
  }

  @Test
  void noErrorHoldsTheSecretOrTheCiphertext() {
    byte[] changed = encrypted();
    changed[changed.length - 1] ^= 1;
    assertThatThrownBy(() -> cipher().decrypt(changed, OURS))
        .hasMessageNotContaining("Clave")
        .hasMessageContaining(OURS.company().toString())
        .hasMessageContaining("sii-password");
  }

  private byte[] encrypted() {
    return cipher().encrypt(secret(SECRET), OURS);
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.taking(text.toCharArray());
  }

  private static String read(CredentialCipher cipher, byte[] ciphertext, Binding binding) {
    try (SecretBytes secret = cipher.decrypt(ciphertext, binding)) {
      return secret.reveal(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static void assertUnreadable(
      CredentialCipher cipher, byte[] ciphertext, Binding binding, Set<Reason> reasons) {
    assertThatThrownBy(() -> cipher.decrypt(ciphertext, binding))
        .isInstanceOfSatisfying(
            UnreadableSecretException.class,
            unreadable -> assertThat(unreadable.reason()).isIn(reasons));
  }
}
