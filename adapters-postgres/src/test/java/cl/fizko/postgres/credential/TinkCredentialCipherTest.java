package cl.fizko.postgres.credential;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.Purpose;
import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.credential.port.CredentialCipher;
import cl.fizko.core.credential.port.CredentialCipherContract;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TinkCredentialCipherTest extends CredentialCipherContract {

  private static final String PINNED =
      "010000003004ee3a0d57f5ab165c51914a015c51914ada7e6d37616b4e12011f183d11e74ed4c82ee410949124"
          + "5967d8f2854f4aea13c17febe94e0d40333248f2";

  private static final TinkKeyRing ONE = TinkKeyRing.read("0123456789abcdef0123456789abcdef");
  private static final TinkKeyRing TWO = ONE.withNewKey();
  private static final long NEW = TWO.keys().getLast().id();

  @Override
  protected CredentialCipher cipher() {
    return new TinkCredentialCipher(ONE);
  }

  @Override
  protected CredentialCipher anotherKey() {
    return new TinkCredentialCipher(onlyNewKey());
  }

  @Override
  protected CredentialCipher bothKeys() {
    return new TinkCredentialCipher(TWO.promoting(NEW));
  }

  /** A ring of the new key alone, as it is once the old one has been taken out by hand. */
  private static TinkKeyRing onlyNewKey() {
    String json = TWO.promoting(NEW).json();
    int first = json.indexOf('[') + 1;
    int second = json.indexOf("},{\"keyData\"") + 2;
    return TinkKeyRing.read(json.substring(0, first) + json.substring(second));
  }

  /** Written once: what is in a database today can be read tomorrow. */
  @Test
  void aCiphertextOfThisVersionStaysReadable() {
    byte[] stored = HexFormat.of().parseHex(PINNED);
    Binding binding =
        new Binding(UUID.fromString("00000000-0000-0000-0000-000000000001"), Purpose.SII_PASSWORD);
    try (SecretBytes secret = cipher().decrypt(stored, binding)) {
      assertThat(secret.<String>reveal(bytes -> new String(bytes, StandardCharsets.UTF_8)))
          .isEqualTo("Clave-ñandú-1");
    }
  }
}
