package cl.fizko.boot.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log shows in the place of a secret. */
class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Cannot reach redis://:hunter2@cache:6379/0 | Cannot reach redis://***@cache:6379/0",
        "to postgresql://me:hun/ter@2@db:5432/x now | to postgresql://***@db:5432/x now",
        "to postgresql://me:**@db:5432/x now | to postgresql://me:**@db:5432/x now",
        "GET https://hunter2@api.example.cl/v1 failed | GET https://***@api.example.cl/v1 failed",
        "Authorization: Bearer hunter2hunter2 | Authorization: *** ***",
        "sent 'bearer hunter2hunter2' | sent 'bearer ***'",
        "Basic aHVudGVyMjpodW50ZXIy refused | Basic *** refused",
        "token eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl used | token *** used",
        "/callback?code=1&access_token=hunter2&x=2 | /callback?code=1&access_token=***&x=2",
        "{\"rut\": \"1-9\", \"password\": \"hunter2 x\"} | {\"rut\": \"1-9\", \"password\": ***}",
        "{'clave': 'hunter2 x', 'n': 1} | {'clave': ***, 'n': 1}",
        "OPENAI_API_KEY=hunter2 | OPENAI_API_KEY=***",
        "contraseña: hunter2 | contraseña: ***"
      })
  void aSecretIsMasked(String text, String shown) {
    assertThat(Masking.mask(text)).isEqualTo(shown).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Task demo.add[6d0c1a44-7a3f-4c3e-9d9f-2a3b4c5d6e7f] received",
        "celery@host ready. queues=[default, low] concurrency=2 lease=30s",
        "Connected to postgresql://db:5432/postgres; write to ana@example.cl",
        "The token is unknown, expired or malformed.",
        "Cannot listen on http://0.0.0.0:8000: Address already in use"
      })
  void allElseStays(String text) {
    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @Test
  @Timeout(10)
  void anOddTextTakesNoLongTime() {
    for (String part : List.of("://a:", "password=", "bearer ", "eyJaaaaaa.", "\"token\":\"")) {
      assertThat(Masking.mask(part.repeat(20_000))).isNotEmpty();
    }
  }
}
