package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "sii_password",
        "PASSWD",
        "clave",
        "claveTributaria",
        "token",
        "access_token",
        "refreshToken",
        "client_secret",
        "cookies",
        "Authorization",
        "credentials",
        "api_key",
        "apiKey",
        "contraseña"
      })
  void aNameThatSpeaksOfASecretHidesWhatStandsUnderIt(String name) {
    assertThat(Masked.of(Map.of(name, "s3cret"))).isEqualTo(Map.of(name, "***"));
    assertThat(Masked.of(Map.of(name, List.of(Map.of("value", "s3cret")))))
        .isEqualTo(Map.of(name, "***"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"company_id", "months", "max_tokens", "name", "rut", "compass"})
  void otherNamesAreShown(String name) {
    assertThat(Masked.of(Map.of(name, "seen"))).isEqualTo(Map.of(name, "seen"));
  }

  @Test
  void secretsAreFoundAtAnyDepth() {
    Object value =
        List.of(1, Map.of("company", Map.of("sii", List.of(Map.of("password", "s3cret")))));

    assertThat(Masked.of(value).toString()).doesNotContain("s3cret").contains("***");
  }

  @Test
  void nullsAreKept() {
    assertThat(Masked.of(Arrays.asList("a", null))).isEqualTo(List.of("a", Nothing.NOTHING));
  }
}
