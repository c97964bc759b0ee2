package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.access.ServiceTokenDesk;
import java.util.Set;

/** The desk of service tokens for a command; close it when done. */
public final class TokenDesk implements AutoCloseable {

  private final ServiceTokenDesk desk;
  private final Set<AutoCloseable> needs;

  private TokenDesk(TokenComponent component) {
    this.desk =
        component
            .desk()
            .orElseThrow(
                () -> new IllegalStateException("needs DATABASE_URL, which is checked before"));
    this.needs = component.needs();
  }

  /** Connects when first used. */
  public static TokenDesk of(Settings settings) {
    return new TokenDesk(DaggerTokenComponent.factory().create(settings));
  }

  public ServiceTokenDesk tokens() {
    return desk;
  }

  @Override
  public void close() {
    for (AutoCloseable need : needs) {
      try {
        need.close();
      } catch (Exception e) {
        throw new IllegalStateException(need.getClass().getSimpleName() + " does not close", e);
      }
    }
  }
}
