package cl.fizko.core.access.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.ServiceToken;
import cl.fizko.core.access.ServiceTokenDesk;
import cl.fizko.core.access.ServiceTokenDesk.Issued;
import cl.fizko.core.access.TokenHash;
import cl.fizko.core.runtime.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all {@link IssuedTokens} promise, and what is made of it. */
@Timeout(60)
public abstract class IssuedTokensContract {

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-24T12:00:00Z"));
  private IssuedTokens tokens;
  private ServiceTokenDesk desk;

  /** Where no token was issued yet. */
  protected abstract IssuedTokens tokens();

  @BeforeEach
  void begin() {
    tokens = tokens();
    desk = new ServiceTokenDesk(tokens, clock);
  }

  private Issued issue(String name) {
    clock.step(Duration.ofSeconds(1));
    return desk.issue(name, Optional.empty(), "ana");
  }

  @Test
  void aTokenIsASystemsThatMayLaunchTasks() {
    Issued edge = issue("edge functions");
    Issued other = issue("other");

    assertThat(desk.holder(edge.secret()))
        .contains(new Principal("service-edge functions", Role.SERVICE));
    assertThat(edge.secret()).startsWith("fzk_").isNotEqualTo(other.secret());
    assertThat(edge.toString()).doesNotContain(edge.secret());
  }

  @Test
  void nothingElseIsGood() {
    String secret = issue("edge").secret();
    for (String bad :
        List.of(
            "",
            "fzk_",
            secret.substring(1),
            secret + "x",
            secret.substring(0, secret.length() - 1) + "~",
            TokenHash.of(secret).hex(),
            "x".repeat(10_000))) {
      assertThat(desk.holder(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void theNewestComeFirstInPages() {
    ServiceToken first = issue("first").token();
    ServiceToken second = issue("second").token();
    ServiceToken third = issue("third").token();

    assertThat(desk.list(Optional.empty(), 10)).containsExactly(third, second, first);
    assertThat(desk.list(Optional.empty(), 2)).containsExactly(third, second);
    assertThat(desk.list(Optional.of(second.id()), 2)).containsExactly(first);
    assertThat(desk.list(Optional.of(first.id()), 2)).isEmpty();
  }

  @Test
  void onesThatAreRevokedAreOverAtOnce() {
    Issued edge = issue("edge");
    Issued other = issue("other");

    assertThat(desk.revoke(edge.token().id())).isTrue();

    assertThat(desk.holder(edge.secret())).isEmpty();
    assertThat(desk.holder(other.secret())).isPresent();
    assertThat(desk.list(Optional.empty(), 10))
        .extracting(ServiceToken::name)
        .containsExactly("other");
    assertThat(desk.revoke(edge.token().id())).isFalse();
    assertThat(desk.revoke(UUID.randomUUID())).isFalse();
  }

  @Test
  void oneMayEndByItself() {
    Instant end = clock.instant().plusSeconds(60);
    Issued edge = desk.issue("edge", Optional.of(end), "ana");
    clock.step(Duration.ofSeconds(59));
    assertThat(desk.holder(edge.secret())).isPresent();
    clock.step(Duration.ofSeconds(1));
    assertThat(desk.holder(edge.secret())).isEmpty();
    assertThat(desk.list(Optional.empty(), 10))
        .extracting(ServiceToken::expiresAt)
        .containsExactly(Optional.of(end));
    assertThatThrownBy(() -> desk.issue("late", Optional.of(clock.instant()), "ana"))
        .hasMessageContaining("expected an instant to come");
  }

  @Test
  void itsLastUseIsNotedToTheMinute() {
    Issued edge = issue("edge");
    assertThat(lastUse()).isEmpty();
    Instant first = clock.instant();
    assertThat(desk.holder(edge.secret())).isPresent();
    assertThat(lastUse()).contains(first);
    clock.step(Duration.ofMinutes(5));
    assertThat(desk.holder(edge.secret())).isPresent();
    assertThat(lastUse()).contains(clock.instant());
  }

  private Optional<Instant> lastUse() {
    return desk.list(Optional.empty(), 1).getFirst().lastUsedAt();
  }

  @Test
  void whatIsNoNameIsRefused() {
    for (String name : List.of("", "  ", "x".repeat(101), "two\nlines")) {
      assertThatThrownBy(() -> desk.issue(name, Optional.empty(), "ana"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(desk.list(Optional.empty(), 10)).isEmpty();
  }
}
