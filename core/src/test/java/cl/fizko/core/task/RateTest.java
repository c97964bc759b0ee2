package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({
    "10, PT0.1S",
    "10/s, PT0.1S",
    "30/m, PT2S",
    "100.0/h, PT36S",
    "0.5/m, PT2M",
    "1.5, PT0.666666666S"
  })
  void aRateIsReadAsCeleryReadsIt(String text, Duration interval) {
    assertThat(Rate.parse(text).interval()).isEqualTo(interval);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0.0/m", "-1/s", "ten", "1/d", "1/", "1e3"})
  void whatIsNoRateIsRefused(String text) {
    assertThatThrownBy(() -> Rate.parse(text)).hasMessageContaining("such as 10/m");
  }
}
