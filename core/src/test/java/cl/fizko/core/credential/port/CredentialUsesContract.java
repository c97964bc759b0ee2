package cl.fizko.core.credential.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.CredentialUse;
import cl.fizko.core.credential.CredentialUse.Action;
import cl.fizko.core.credential.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link CredentialUses} promises. */
public abstract class CredentialUsesContract {

  private static final Instant NOON = Instant.parse("2025-11-03T12:00:00Z");

  /** Without any use. */
  protected abstract CredentialUses uses();

  /** A company that may have credentials; another one each time. */
  protected abstract UUID company();

  @Test
  void aCompanysUsesAreFoundNewestFirstAndNobodyElses() {
    CredentialUses uses = uses();
    UUID ours = company();
    CredentialUse stored = use(ours, Action.STORED, NOON);
    CredentialUse used = use(ours, Action.USED, NOON.plusSeconds(1));
    uses.record(stored);
    uses.record(use(company(), Action.USED, NOON));
    uses.record(used);
    assertThat(uses.newest(ours, 10)).containsExactly(used, stored);
    assertThat(uses.newest(ours, 1)).containsExactly(used);
    assertThat(uses.newest(company(), 10)).isEmpty();
  }

  @Test
  void usesOfOneInstantStayInTheOrderInWhichTheyCame() {
    CredentialUses uses = uses();
    UUID ours = company();
    for (Action action : Action.values()) {
      uses.record(use(ours, action, NOON));
    }
    assertThat(uses.newest(ours, 10))
        .extracting(CredentialUse::action)
        .containsExactly(Action.REMOVED, Action.USED, Action.STORED);
  }

  private static CredentialUse use(UUID company, Action action, Instant at) {
    return new CredentialUse(
        new Binding(company, Purpose.SII_PASSWORD),
        action,
        "worker-1",
        "sii.sync_documents 202511",
        at);
  }
}
