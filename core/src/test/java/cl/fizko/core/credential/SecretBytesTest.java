package cl.fizko.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretBytesTest {

  @Test
  void itPrintsNothingOfItself() {
    try (SecretBytes secret = secret()) {
      assertThat(secret).hasToString("***");
      assertThat("password is " + secret).isEqualTo("password is ***");
    }
  }

  @Test
  void whatItWasMadeOfIsOverwritten() {
    char[] characters = "Clave-1".toCharArray();
    byte[] bytes = {1, 2, 3};
    try (SecretBytes one = SecretBytes.taking(characters);
        SecretBytes two = SecretBytes.taking(bytes)) {
      assertThat(characters).containsOnly('\0');
      assertThat(bytes).containsOnly(0);
      assertThat(one.matches(two)).isFalse();
    }
  }

  @Test
  void whatWasShownIsOverwrittenAfterUse() {
    try (SecretBytes secret = secret()) {
      byte[] kept = secret.reveal(bytes -> bytes);
      assertThat(kept).containsOnly(0);
      assertThat(secret.<String>reveal(bytes -> new String(bytes, StandardCharsets.UTF_8)))
          .isEqualTo("Clave-ñandú-1");
    }
  }

  @Test
  void onceClosedItIsGone() {
    SecretBytes secret = secret();
    secret.close();
    secret.close();
    assertThatThrownBy(() -> secret.reveal(bytes -> bytes.length))
        .isInstanceOf(IllegalStateException.class);
    assertThat(secret.matches(secret)).isFalse();
  }

  @Test
  void equalSecretsMatch() {
    try (SecretBytes one = secret();
        SecretBytes two = secret()) {
      assertThat(one.matches(two)).isTrue();
    }
  }

  private static SecretBytes secret() {
    return SecretBytes.taking("Clave-ñandú-1".toCharArray());
  }
}
