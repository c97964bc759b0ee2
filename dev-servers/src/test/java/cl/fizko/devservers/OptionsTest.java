package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortThatIsNoneIsRefused(int port) {
    assertThatThrownBy(() -> RedisOptions.temporary().preferringPort(port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(port + "; expected 0 (any) to 65535");
    assertThatThrownBy(() -> PostgresOptions.temporary().preferringPort(port))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changingOneOptionKeepsTheOthers() {
    RedisOptions options =
        RedisOptions.keptIn(Path.of("data")).preferringPort(6379).running(RedisChoice.SYSTEM);

    assertThat(options)
        .isEqualTo(
            new RedisOptions(new DataFolder.Kept(Path.of("data")), 6379, RedisChoice.SYSTEM));
  }
}
