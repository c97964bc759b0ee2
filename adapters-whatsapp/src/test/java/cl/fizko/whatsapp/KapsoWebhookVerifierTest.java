package cl.fizko.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.messaging.WebhookCall;
import cl.fizko.core.messaging.port.WebhookVerifier;
import cl.fizko.core.messaging.port.WebhookVerifierContract;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KapsoWebhookVerifierTest extends WebhookVerifierContract {

  private static final String MESSAGE =
      "{\"message\":{\"id\":\"wamid.HBgL\",\"type\":\"text\",\"text\":{\"body\":\"¿Cuánto IVA"
          + " debo?\"}},\"is_new_conversation\":false}";
  private static final String SIGNATURE =
      "2e97629a0876af0a4baaf5965e0b8d36772f5025113262ccbf099711c4453a3d";

  @Override
  protected WebhookVerifier verifier(List<String> secrets) {
    return new KapsoWebhookVerifier(secrets.stream().map(WebhookSecret::new).toList());
  }

  @Override
  protected Map<String, String> headers(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Map.of("X-Webhook-Signature", HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Made with {@code openssl dgst -sha256 -hmac SECRET}, and again with Python's hmac. */
  @Test
  void whatOpensslSignedIsGenuine() {
    assertThat(isGenuine("kapso-secret-1", MESSAGE, SIGNATURE)).isTrue();
    assertThat(
            isGenuine(
                "clave-ñandú",
                "{ \"b\" : 1.0,\r\n  \"a\" : \"\\u00f1\" }",
                "1eaf32cd2816535ce79ec433290aca3e49877c2bcba613fa3cee07b89e7b7ee4"))
        .isTrue();
    assertThat(
            isGenuine(
                "kapso-secret-1",
                "",
                "947b14e43cebac00ac684da5e53f853ac333229f9d4630e809695b0f9dfec913"))
        .isTrue();
  }

  /** A body that was parsed and written again has other bytes and so another signature. */
  @Test
  void theSameJsonInOtherBytesIsNotGenuine() {
    assertThat(isGenuine("kapso-secret-1", MESSAGE.replace("\":", "\": "), SIGNATURE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"sha256=,''", "'',=", "0x,''", "'',\u0660"})
  void aSignatureInAnotherDressIsNotGenuine(String before, String after) {
    assertThat(isGenuine("kapso-secret-1", MESSAGE, before + SIGNATURE + after)).isFalse();
  }

  @Test
  void halfASignatureIsNotGenuine() {
    assertThat(isGenuine("kapso-secret-1", MESSAGE, SIGNATURE.substring(0, 32))).isFalse();
  }

  @Test
  void theCaseOfTheDigitsDoesNotMatter() {
    assertThat(isGenuine("kapso-secret-1", MESSAGE, SIGNATURE.toUpperCase(Locale.ROOT))).isTrue();
  }

  private boolean isGenuine(String secret, String body, String signature) {
    return verifier(List.of(secret))
        .isGenuine(new WebhookCall(Map.of("X-Webhook-Signature", signature), body.getBytes(UTF_8)));
  }
}
