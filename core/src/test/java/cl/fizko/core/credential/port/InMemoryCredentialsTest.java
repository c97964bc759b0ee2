package cl.fizko.core.credential.port;

import java.util.UUID;

class InMemoryCredentialsTest extends CredentialsContract {

  @Override
  protected Credentials credentials() {
    return new InMemoryCredentials();
  }

  @Override
  protected UUID company() {
    return UUID.randomUUID();
  }
}
