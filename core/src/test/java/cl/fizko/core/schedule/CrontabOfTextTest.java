package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrontabOfTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 2 * * mon-fri|30 2 * * mon-fri",
        "  0   4 1-7\t*/3  Sunday |0 4 1-7 */3 Sunday",
        "0 0 1 jan,JULY *|0 0 1 1,7 *",
        "0 0 * * mar|0 0 * * 3",
      })
  void itIsWrittenAsEveryVersionOfCeleryReadsIt(String text, String fields) {
    assertThat(Crontab.of(text, ZoneOffset.UTC).fields()).containsExactly(fields.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "* * * *", "* * * * * *", "@daily"})
  void itHasFiveFields(String text) {
    assertThatThrownBy(() -> Crontab.of(text, ZoneOffset.UTC))
        .hasMessageContaining("expected minute, hour, day of month, month and day of week")
        .hasMessageContaining("such as 30 2 * * mon-fri");
  }

  @Test
  void aFieldThatCannotBeReadIsNamedWithAnExample() {
    assertThatThrownBy(() -> Crontab.of("0 25 * * *", ZoneOffset.UTC))
        .hasMessageContaining("hour is '25'")
        .hasMessageContaining("expected numbers 0-23")
        .hasMessageEndingWith("such as 8-18");
  }
}
