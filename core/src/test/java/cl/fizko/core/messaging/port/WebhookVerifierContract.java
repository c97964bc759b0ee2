package cl.fizko.core.messaging.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.messaging.WebhookCall;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link WebhookVerifier} promises. */
public abstract class WebhookVerifierContract {

  private static final byte[] BODY = "{\"text\": \"¿Cuánto IVA?\\n\"}".getBytes(UTF_8);
  private static final String OURS = "nuestro secreto";
  private static final String NEXT = "el próximo secreto";

  /** The verifier of somebody who has these secrets; perhaps none. */
  protected abstract WebhookVerifier verifier(List<String> secrets);

  /** The headers with which the platform would sign a body. */
  protected abstract Map<String, String> headers(byte[] body, String secret);

  @Test
  void aCallSignedWithOurSecretIsGenuine() {
    assertThat(ours().isGenuine(signed(BODY, OURS))).isTrue();
  }

  @Test
  void anEmptyBodyCanBeGenuine() {
    assertThat(ours().isGenuine(signed(new byte[0], OURS))).isTrue();
  }

  @Test
  void bytesThatAreNoTextCanBeGenuine() {
    byte[] body = {(byte) 0xff, 0, (byte) 0xc3, '\r', '\n'};

    assertThat(ours().isGenuine(signed(body, OURS))).isTrue();
  }

  @Test
  void theCaseOfHeaderNamesDoesNotMatter() {
    Map<String, String> shouted = new TreeMap<>();
    headers(BODY, OURS).forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));

    assertThat(ours().isGenuine(new WebhookCall(shouted, BODY))).isTrue();
  }

  @Test
  void aBodyOfWhichAnyByteWasChangedIsNotGenuine() {
    for (int at = 0; at < BODY.length; at++) {
      byte[] changed = BODY.clone();
      changed[at] ^= 1;

      assertThat(ours().isGenuine(new WebhookCall(headers(BODY, OURS), changed)))
          .as("byte %d changed", at)
          .isFalse();
    }
  }

  @Test
  void aSignatureOfWhichAnyCharacterWasChangedIsNotGenuine() {
    headers(BODY, OURS)
        .forEach(
            (name, signature) -> {
              for (int at = 0; at < signature.length(); at++) {
                char other = signature.charAt(at) == '0' ? '1' : '0';
                String changed = signature.substring(0, at) + other + signature.substring(at + 1);

                assertThat(ours().isGenuine(new WebhookCall(Map.of(name, changed), BODY)))
                    .as("character %d changed", at)
                    .isFalse();
              }
            });
  }

  @Test
  void aCallSignedWithAnotherSecretIsNotGenuine() {
    assertThat(ours().isGenuine(signed(BODY, "otro secreto"))).isFalse();
  }

  @Test
  void aCallWithoutSignatureIsNotGenuine() {
    assertThat(ours().isGenuine(new WebhookCall(Map.of(), BODY))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0", "00", "zz", "sha256=", "ñandú", "=", ",", "null"})
  void aMalformedSignatureIsNotGenuine(String malformed) {
    headers(BODY, OURS)
        .keySet()
        .forEach(
            name ->
                assertThat(ours().isGenuine(new WebhookCall(Map.of(name, malformed), BODY)))
                    .isFalse());
  }

  @Test
  void aSignatureWithAnythingBeforeOrAfterItIsNotGenuine() {
    headers(BODY, OURS)
        .forEach(
            (name, signature) -> {
              for (String around : List.of(signature + "0", "00" + signature, " " + signature)) {
                assertThat(ours().isGenuine(new WebhookCall(Map.of(name, around), BODY))).isFalse();
              }
            });
  }

  @Test
  void whileASecretIsReplacedBothAreOurs() {
    WebhookVerifier both = verifier(List.of(NEXT, OURS));

    assertThat(both.isGenuine(signed(BODY, OURS))).isTrue();
    assertThat(both.isGenuine(signed(BODY, NEXT))).isTrue();
    assertThat(both.isGenuine(signed(BODY, "otro secreto"))).isFalse();
  }

  @Test
  void withoutASecretNothingIsGenuine() {
    WebhookVerifier closed = verifier(List.of());

    assertThat(closed.isGenuine(signed(BODY, OURS))).isFalse();
    assertThat(closed.isGenuine(new WebhookCall(Map.of(), BODY))).isFalse();
  }

  private WebhookVerifier ours() {
    return verifier(List.of(OURS));
  }

  private WebhookCall signed(byte[] body, String secret) {
    return new WebhookCall(headers(body, secret), body);
  }
}
