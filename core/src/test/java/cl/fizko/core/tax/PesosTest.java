package cl.fizko.core.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PesosTest {

  @Test
  void theyAreWrittenAsChileansDo() {
    assertThat(new Pesos(1_234_567)).hasToString("$1.234.567");
    assertThat(new Pesos(-500)).hasToString("-$500");
    assertThat(Pesos.ZERO).hasToString("$0");
  }

  @Test
  void aSumThatDoesNotFitIsAnErrorAndNoOtherNumber() {
    Pesos most = new Pesos(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(new Pesos(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Pesos.sum(List.of(most, most)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Pesos(Long.MIN_VALUE).signed(-1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aShareIsRoundedToTheNearestPeso() {
    assertThat(new Pesos(1_000_000).percent(new BigDecimal("0.125"))).isEqualTo(new Pesos(1_250));
    assertThat(new Pesos(50).percent(BigDecimal.ONE)).isEqualTo(new Pesos(1));
    assertThat(new Pesos(49).percent(BigDecimal.ONE)).isEqualTo(Pesos.ZERO);
  }

  @Test
  void whatIsAddedCanBeTakenOffAgain() {
    Tries.of(
        random -> {
          Pesos a = new Pesos(random.nextLong() / 2);
          Pesos b = new Pesos(random.nextLong() / 2);
          assertThat(a.plus(b).minus(b)).isEqualTo(a);
          assertThat(a.plus(b)).isEqualTo(b.plus(a));
        });
  }
}
