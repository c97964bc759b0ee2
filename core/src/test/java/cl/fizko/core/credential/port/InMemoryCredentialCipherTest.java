package cl.fizko.core.credential.port;

import java.util.Arrays;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

class InMemoryCredentialCipherTest extends CredentialCipherContract {

  private static final SecretKey ONE = key((byte) 1);
  private static final SecretKey TWO = key((byte) 2);

  @Override
  protected CredentialCipher cipher() {
    return new InMemoryCredentialCipher(Map.of(1, ONE), 1);
  }

  @Override
  protected CredentialCipher anotherKey() {
    return new InMemoryCredentialCipher(Map.of(2, TWO), 2);
  }

  @Override
  protected CredentialCipher bothKeys() {
    return new InMemoryCredentialCipher(Map.of(1, ONE, 2, TWO), 2);
  }

  private static SecretKey key(byte fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, fill);
    return new SecretKeySpec(bytes, "AES");
  }
}
