package cl.fizko.postgres.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.credential.SecretBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector is made up; it is that of fizko-domain §7. */
class LegacyPasswordsTest {

  private static final String SECRET = "fizko-test-vector-secret-not-a-real-one";
  private static final String TOKEN =
      "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD-0WGgtq5SHWgSH9ETzeofAAgCH6VhOqabkIiP5-WSZ7nPQFKiZuRaldc4tfDDtjfg==";

  @Test
  void aPasswordOfTheOldSystemIsRead() {
    try (SecretBytes password = new LegacyPasswords(SECRET).read(TOKEN)) {
      assertThat(password.<String>reveal(bytes -> new String(bytes, StandardCharsets.UTF_8)))
          .isEqualTo("Clave-ñandú-1");
    }
  }

  @Test
  void anotherSecretIsToldAsSuch() {
    assertThatThrownBy(() -> new LegacyPasswords(SECRET + "x").read(TOKEN))
        .isInstanceOf(LegacyPasswordException.class)
        .hasMessageContaining("another SUPABASE_JWT_SECRET")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void everyChangedCharacterIsNoticed() {
    LegacyPasswords passwords = new LegacyPasswords(SECRET);
    // The last two before the padding hold bits that stand for nothing.
    for (int i = 0; i < TOKEN.length() - 4; i++) {
      char other = TOKEN.charAt(i) == 'A' ? 'B' : 'A';
      String changed = TOKEN.substring(0, i) + other + TOKEN.substring(i + 1);
      assertThatThrownBy(() -> passwords.read(changed)).isInstanceOf(LegacyPasswordException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=",
        "gAAAAA==",
        "no token",
        "Clave-en-claro",
        "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD-0W",
        " gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD-0W"
      })
  void whatIsNoTokenIsRefusedWithoutRepeatingIt(String token) {
    assertThatThrownBy(() -> new LegacyPasswords(SECRET).read(token))
        .isInstanceOf(LegacyPasswordException.class)
        .satisfies(
            e -> {
              if (!token.isEmpty() && !token.equals("=")) {
                assertThat(e.getMessage()).doesNotContain(token);
              }
            });
  }
}
