package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Signature.Binding;
import cl.fizko.core.task.Signature.Problem;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final Signature SIGNATURE =
      Signature.of(
          Parameter.required("company_id", new Parameter.Kind.Text()),
          Parameter.withDefault("months", new Parameter.Kind.Whole(1, 12), 1),
          Parameter.optional("folio", new Parameter.Kind.Text()));

  @Test
  void argumentsAreBoundByPositionAndByName() {
    assertThat(SIGNATURE.bind(new Arguments(List.of("a"), Map.of("months", 3))))
        .isEqualTo(new Binding.Bound(Map.of("company_id", "a", "months", 3)));
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    assertThat(SIGNATURE.bind(Arguments.of("a")))
        .isEqualTo(new Binding.Bound(Map.of("company_id", "a", "months", 1)));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(SIGNATURE.bind(Arguments.named(Map.of("months", 13, "folio", 5, "year", 2026))))
        .isInstanceOfSatisfying(
            Binding.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactlyInAnyOrder(
                        new Problem("company_id", "is missing; expected a text"),
                        new Problem("months", "expected an integer from 1 to 12"),
                        new Problem("folio", "expected a text"),
                        new Problem(
                            "year", "is no parameter; expected company_id, months, folio")));
  }

  @Test
  void anArgumentGivenTwiceIsRefused() {
    assertThat(SIGNATURE.bind(new Arguments(List.of("a"), Map.of("company_id", "b"))))
        .isEqualTo(
            new Binding.Refused(
                List.of(new Problem("company_id", "was given both by position and by name"))));
  }

  @Test
  void tooManyArgumentsAreRefused() {
    assertThat(SIGNATURE.bind(Arguments.of("a", 1, "f", "more")))
        .isEqualTo(
            new Binding.Refused(
                List.of(new Problem("args", "takes 3 arguments but 4 were given"))));
  }

  @Test
  void aWholeNumberMayBeOfAnySizeInJson() {
    Parameter.Kind kind = new Parameter.Kind.Whole(0, Long.MAX_VALUE);
    assertThat(kind.accepts(5)).isTrue();
    assertThat(kind.accepts(5L)).isTrue();
    assertThat(kind.accepts(BigInteger.TEN)).isTrue();
    assertThat(kind.accepts(BigInteger.TWO.pow(70))).isFalse();
    assertThat(kind.accepts(5.0)).isFalse();
    assertThat(kind.accepts(true)).isFalse();
  }
}
