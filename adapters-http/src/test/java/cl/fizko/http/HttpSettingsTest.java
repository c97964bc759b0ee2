package cl.fizko.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

  @Test
  void nonsenseIsRefusedWithItsValueAndRange() {
    assertThatThrownBy(() -> settings(" ", 1, 1, 1)).hasMessageContaining("host");
    assertThatThrownBy(() -> settings("h", 65_536, 1, 1)).hasMessageContaining("65536");
    assertThatThrownBy(() -> settings("h", -1, 1, 1)).hasMessageContaining("0 to 65535");
    assertThatThrownBy(() -> settings("h", 1, -1, 1)).hasMessageContaining("stopTimeout");
    assertThatThrownBy(() -> settings("h", 1, 1, 0)).hasMessageContaining("maxBodyBytes");
    for (String origin :
        List.of("*", "app.example.cl", "https://a.cl/", "null", "https://*.a.cl")) {
      assertThatThrownBy(() -> settings("h", 1, 1, 1, origin)).hasMessageContaining(origin);
    }
  }

  @Test
  void anIpv6AddressIsShownInBrackets() {
    assertThat(HttpSettings.of("::", 0).address(8000)).isEqualTo("http://[::]:8000");
  }

  private static HttpSettings settings(
      String host, int port, int stopSeconds, int bytes, String... origins) {
    return new HttpSettings(host, port, Duration.ofSeconds(stopSeconds), bytes, List.of(origins));
  }
}
