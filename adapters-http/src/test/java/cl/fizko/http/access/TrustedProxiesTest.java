package cl.fizko.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8, 192.0.2.7, fd00::/8");

  private static InetAddress address(String text) {
    return Network.address(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,198.51.100.4,198.51.100.4",
    "10.1.2.3,'1.2.3.4, 198.51.100.4',198.51.100.4",
    "10.1.2.3,'198.51.100.4, 10.9.9.9, 192.0.2.7',198.51.100.4",
    "10.1.2.3,'198.51.100.4, made-up',10.1.2.3",
    "10.1.2.3,'198.51.100.4, example.org',10.1.2.3",
    "10.1.2.3,'',10.1.2.3",
    "10.1.2.3,10.4.4.4,10.4.4.4",
    "fd00::1,2001:db8::5,2001:db8::5",
    "203.0.113.9,198.51.100.4,203.0.113.9",
    "192.0.2.8,198.51.100.4,192.0.2.8"
  })
  void onlyWhatOurProxiesAppendedIsBelieved(String peer, String header, String caller) {
    assertThat(proxies.caller(address(peer), header)).isEqualTo(address(caller));
  }

  @Test
  void byDefaultNobodyIsBelieved() {
    InetAddress peer = address("10.1.2.3");
    assertThat(TrustedProxies.NONE.caller(peer, "198.51.100.4")).isEqualTo(peer);
    assertThat(proxies.caller(peer, null)).isEqualTo(peer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "proxy", "10.0.0.0/33", "10.0.0/8", "10.0.0.256", "10.0.0.0/x", "1.2.3.4,"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> TrustedProxies.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 10.0.0.0/8");
  }
}
