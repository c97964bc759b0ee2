package cl.fizko.core.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RutTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.345.678-5",
        "12345678-5",
        "123456785",
        " 12.345.678-5 ",
        "0012345678-5",
        "12345678 5",
        "12345678\u20135",
        "12.345.678 - 5",
        "012.345.678-5"
      })
  void everyUsualFormMeansTheSame(String text) {
    assertThat(Rut.parse(text)).isEqualTo(new Rut(12_345_678));
  }

  @ParameterizedTest
  @CsvSource({"12345678,5", "60803000,K", "11111111,1", "99999999,9", "1,9", "6,K", "1000005,K"})
  void theCheckDigitFollowsFromTheNumber(int number, String digit) {
    assertThat(new Rut(number).checkDigit()).isEqualTo(digit);
  }

  @Test
  void itIsWrittenForPeopleForFilesAndForTheOldDatabase() {
    Rut rut = Rut.parse("60803000-k");
    assertThat(rut).hasToString("60.803.000-K");
    assertThat(rut.dashed()).isEqualTo("60803000-K");
    assertThat(rut.stored()).isEqualTo("60803000k");
  }

  @Test
  void aWrongCheckDigitIsNamedWithTheRightOne() {
    assertThatThrownBy(() -> Rut.parse("12.345.678-9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would have to be 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-5",
        "5",
        "abc",
        "12.34.567-8",
        "123456789-0",
        "12345678-55",
        "0-0",
        "12345678-X"
      })
  void whatIsNoRutIsRefused(String text) {
    assertThatThrownBy(() -> Rut.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachFormIsReadBack() {
    Tries.of(
        random -> {
          Rut rut = new Rut(random.nextInt(1, 100_000_000));
          assertThat(Rut.parse(rut.toString())).isEqualTo(rut);
          assertThat(Rut.parse(rut.dashed())).isEqualTo(rut);
          assertThat(Rut.parse(rut.stored())).isEqualTo(rut);
        });
  }

  @Test
  void noSingleWrongDigitPasses() {
    Tries.of(
        random -> {
          String text = new Rut(random.nextInt(1_000_000, 100_000_000)).dashed();
          int place = random.nextInt(text.length() - 2);
          char digit = (char) ('0' + (text.charAt(place) - '0' + random.nextInt(1, 10)) % 10);
          String wrong = text.substring(0, place) + digit + text.substring(place + 1);
          assertThatThrownBy(() -> Rut.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        });
  }
}
