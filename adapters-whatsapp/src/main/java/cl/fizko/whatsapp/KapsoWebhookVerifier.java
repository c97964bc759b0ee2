package cl.fizko.whatsapp;

import cl.fizko.core.messaging.WebhookCall;
import cl.fizko.core.messaging.port.WebhookVerifier;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Kapso's signature: hexadecimal HMAC-SHA256 over the raw body, without any prefix, in one header
 * (Kapso documents, "Webhook security").
 */
public final class KapsoWebhookVerifier implements WebhookVerifier {

  private static final String HEADER = "X-Webhook-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private final List<WebhookSecret> secrets;

  /**
   * @param secrets each that a genuine call may be signed with; of none, no call is genuine
   */
  public KapsoWebhookVerifier(List<WebhookSecret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  @Override
  public boolean isGenuine(WebhookCall call) {
    return call.header(HEADER)
        .flatMap(KapsoWebhookVerifier::decode)
        .filter(signature -> isOurs(signature, call.body()))
        .isPresent();
  }

  private boolean isOurs(byte[] signature, byte[] body) {
    boolean ours = false;
    for (WebhookSecret secret : secrets) {
      // No early end: the time must not tell which secret fits.
      ours |= MessageDigest.isEqual(sign(body, secret), signature);
    }
    return ours;
  }

  private static Optional<byte[]> decode(String signature) {
    try {
      return Optional.of(HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] sign(byte[] body, WebhookSecret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
