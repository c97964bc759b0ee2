package cl.fizko.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What Kapso signs a webhook's deliveries with: its {@code secret_key}. Shows itself to nobody. */
public final class WebhookSecret {

  private final byte[] key;

  /**
   * @throws IllegalArgumentException if the text is blank
   */
  public WebhookSecret(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("webhook secret is empty; expected at least 1 character");
    }
    this.key = text.getBytes(UTF_8);
  }

  byte[] key() {
    return key.clone();
  }

  @Override
  public String toString() {
    return "***";
  }
}
