package cl.fizko.core.credential.port;

import java.util.UUID;

class InMemoryCredentialUsesTest extends CredentialUsesContract {

  @Override
  protected CredentialUses uses() {
    return new InMemoryCredentialUses();
  }

  @Override
  protected UUID company() {
    return UUID.randomUUID();
  }
}
