package cl.fizko.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WebhookSecretTest {

  @Test
  void itShowsItselfToNobody() {
    assertThat(new WebhookSecret("kapso-secret-1")).hasToString("***");
  }

  @Test
  void anEmptyOneIsRefused() {
    assertThatThrownBy(() -> new WebhookSecret(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("webhook secret");
  }
}
