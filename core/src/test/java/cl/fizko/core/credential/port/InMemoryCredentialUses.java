package cl.fizko.core.credential.port;

import cl.fizko.core.credential.CredentialUse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Uses that are forgotten when the process ends. */
public final class InMemoryCredentialUses implements CredentialUses {

  private final List<CredentialUse> all = new CopyOnWriteArrayList<>();

  @Override
  public void record(CredentialUse use) {
    all.add(use);
  }

  @Override
  public List<CredentialUse> newest(UUID company, int most) {
    return all.reversed().stream()
        .filter(use -> use.binding().company().equals(company))
        .limit(most)
        .toList();
  }
}
