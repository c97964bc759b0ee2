package cl.fizko.core.messaging.port;

import java.util.List;
import java.util.Map;

class InMemoryWebhookVerifierTest extends WebhookVerifierContract {

  @Override
  protected WebhookVerifier verifier(List<String> secrets) {
    return new InMemoryWebhookVerifier(secrets);
  }

  @Override
  protected Map<String, String> headers(byte[] body, String secret) {
    return InMemoryWebhookVerifier.headers(body, secret);
  }
}
