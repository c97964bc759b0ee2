package cl.fizko.postgres.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.ServiceTokenDesk;
import cl.fizko.core.access.port.IssuedTokens;
import cl.fizko.core.access.port.IssuedTokensContract;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresIssuedTokensTest extends IssuedTokensContract {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  @Override
  protected IssuedTokens tokens() {
    return new PostgresIssuedTokens(DATABASES.migrated());
  }

  @Test
  void theTokenItselfIsNowhere() {
    PostgresDatabase database = DATABASES.migrated();
    ServiceTokenDesk desk =
        new ServiceTokenDesk(
            new PostgresIssuedTokens(database), () -> Instant.parse("2026-11-24T12:00:00Z"));
    String secret = desk.issue("edge", Optional.empty(), "ana").secret();

    assertThat(TestDatabase.list(database, "SELECT t::text FROM fizko.service_tokens t"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("edge").doesNotContain(secret.substring(4)));
  }
}
