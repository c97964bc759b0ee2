package cl.fizko.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql://user:pw@db:5432/postgres, jdbc:postgresql://db:5432/postgres",
    "postgres://user:pw@db/postgres, jdbc:postgresql://db:5432/postgres",
    "postgresql+asyncpg://user:pw@db:5433/x, jdbc:postgresql://db:5433/x",
    "jdbc:postgresql://db:5432/x?user=user&password=pw, jdbc:postgresql://db:5432/x",
    "postgresql://user:pw@[::1]:5432/x, jdbc:postgresql://[::1]:5432/x"
  })
  void everyFormOfTheFieldIsRead(String text, String jdbc) {
    DatabaseUrl url = DatabaseUrl.parse(text);
    assertThat(url.jdbcUrl()).isEqualTo(jdbc);
    assertThat(url.user()).isEqualTo("user");
    assertThat(url.password()).isEqualTo("pw");
    assertThat(url.isPooled()).isFalse();
  }

  @Test
  void credentialsAreDecoded() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://postgres.ref:p%40s%3As%2F+%C3%B1@db/postgres");
    assertThat(url.user()).isEqualTo("postgres.ref");
    assertThat(url.password()).isEqualTo("p@s:s/+ñ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:p@db:5432/x?pgbouncer=true",
        "postgresql://u:p@pooler:6543/x",
        "postgresql://u:p@pooler:6543/x?sslmode=require&pgbouncer=true"
      })
  void behindATransactionPoolerNoStatementIsNamed(String text) {
    assertThat(DatabaseUrl.parse(text).isPooled()).isTrue();
    assertThat(DatabaseUrl.parse(text).jdbcUrl()).doesNotContain("pgbouncer");
  }

  @ParameterizedTest
  @CsvSource({"sslmode=verify-full, verify-full", "ssl=require, require", "ssl=true, require"})
  void tlsIsAsTheOperatorSays(String query, String mode) {
    assertThat(DatabaseUrl.parse("postgresql://u:p@db/x?" + query).driverProperties())
        .containsEntry("sslmode", mode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hush-hush",
        "mysql://user:hush-hush@db/x",
        "postgresql://user:hush-hush@/x",
        "postgresql://user:hush-hush@db",
        "postgresql://user:hush-hush@db/",
        "postgresql://user:hush hush-hush@db/x",
        "postgresql://:hush-hush@db/x",
        "postgresql://user:hush-hush@db/x?sslmode=perhaps",
        "postgresql://user:hush-hush%zz@db/x"
      })
  void aRefusalSaysWhatWouldBeRightAndShowsNoSecret(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected")
        .hasMessageNotContaining("hush");
  }

  @Test
  void itPrintsWithoutItsPassword() {
    assertThat(DatabaseUrl.parse("postgresql://user:hush-hush@db:6543/x"))
        .hasToString("postgresql://user:**@db:6543/x");
  }
}
