package cl.fizko.core.messaging.port;

import cl.fizko.core.messaging.WebhookCall;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A verifier without cryptography, for tests: its signature shows the secret, and the bytes that it
 * was made over.
 */
public final class InMemoryWebhookVerifier implements WebhookVerifier {

  private static final String HEADER = "signature";

  private final List<String> secrets;

  public InMemoryWebhookVerifier(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** The headers that make a body genuine for whoever has the secret. */
  public static Map<String, String> headers(byte[] body, String secret) {
    return Map.of(HEADER, secret + "/" + HexFormat.of().formatHex(body));
  }

  @Override
  public boolean isGenuine(WebhookCall call) {
    return call.header(HEADER)
        .filter(
            signature ->
                secrets.stream()
                    .map(secret -> headers(call.body(), secret))
                    .anyMatch(expected -> expected.containsValue(signature)))
        .isPresent();
  }
}
