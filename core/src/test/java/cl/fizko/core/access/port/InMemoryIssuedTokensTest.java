package cl.fizko.core.access.port;

class InMemoryIssuedTokensTest extends IssuedTokensContract {

  @Override
  protected IssuedTokens tokens() {
    return new InMemoryIssuedTokens();
  }
}
