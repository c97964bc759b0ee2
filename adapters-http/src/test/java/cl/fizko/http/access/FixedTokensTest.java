package cl.fizko.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixedTokensTest {

  private static final String FIRST = "first-secret-of-a-service";
  private static final String SECOND = "second-secret-of-a-service";

  private final FixedTokens tokens = new FixedTokens(Role.SERVICE, List.of(FIRST, SECOND));

  @Test
  void eachSecretIsAServiceNamedByItsPlace() {
    assertThat(tokens.verify(FIRST)).contains(new Principal("service-1", Role.SERVICE));
    assertThat(tokens.verify(SECOND)).contains(new Principal("service-2", Role.SERVICE));
  }

  @Test
  void operatorsAreNamedAsSuch() {
    assertThat(new FixedTokens(Role.OPERATOR, List.of(FIRST, SECOND)).verify(SECOND))
        .contains(new Principal("operator-2", Role.OPERATOR));
  }

  @Test
  void anythingElseIsNobody() {
    for (String token :
        List.of(
            "",
            FIRST + "x",
            FIRST.substring(1),
            FIRST.toUpperCase(Locale.ROOT),
            "x".repeat(10_000))) {
      assertThat(tokens.verify(token)).isEmpty();
    }
    assertThat(new FixedTokens(Role.SERVICE, List.of()).verify("")).isEmpty();
  }

  @Test
  void aSecretThatCanBeGuessedOrNeverSentIsRefusedWithoutShowingIt() {
    for (String bad :
        List.of("", "short-secret", "secret with spaces in it", "señal-secreta-larga")) {
      assertThatThrownBy(() -> new FixedTokens(Role.SERVICE, List.of(FIRST, bad)))
          .hasMessageContaining("service token 2")
          .hasMessageNotContaining(bad.isEmpty() ? FIRST : bad);
    }
  }

  @Test
  void theFirstVerifierThatKnowsATokenSaysWhoseItIs() {
    Principal operator = new Principal("ana", Role.OPERATOR);
    FirstMatchVerifier chain =
        new FirstMatchVerifier(List.of(tokens, token -> Optional.of(operator)));

    assertThat(chain.verify(SECOND)).map(Principal::name).contains("service-2");
    assertThat(chain.verify("other")).contains(operator);
    assertThat(new FirstMatchVerifier(List.of()).verify(FIRST)).isEmpty();
  }
}
