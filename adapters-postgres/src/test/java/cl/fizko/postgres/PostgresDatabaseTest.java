package cl.fizko.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDatabaseTest {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  @Test
  void makingItStartsNothing() {
    try (PostgresDatabase database = TestDatabase.unreachable()) {
      assertThat(database.url()).hasToString("postgresql://nobody:**@127.0.0.1:1/nowhere");
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith("postgres:"));
    }
  }

  @Test
  void itMayBeClosedUnusedAndTwice() {
    PostgresDatabase database = TestDatabase.unreachable();

    database.close();
    database.close();

    assertThatThrownBy(() -> database.connections().getConnection()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"'',true", "pgbouncer=true,false", "statement_cache_size=0,false"})
  void statementsAreNamedUnlessAPoolerStandsInBetween(String parameters, boolean named) {
    int prepared =
        DATABASES
            .open(parameters)
            .jdbi()
            .withHandle(
                handle -> {
                  for (int i = 0; i < 10; i++) {
                    handle.createQuery("SELECT :i + 1").bind("i", i).mapTo(Integer.class).one();
                  }
                  return handle
                      .createQuery("SELECT count(*) FROM pg_prepared_statements")
                      .mapTo(Integer.class)
                      .one();
                });

    assertThat(prepared > 0).isEqualTo(named);
  }

  @Test
  void theServerKnowsWhoIsConnected() {
    assertThat(TestDatabase.list(DATABASES.open(), "SELECT current_setting('application_name')"))
        .containsExactly("fizko-test");
  }
}
