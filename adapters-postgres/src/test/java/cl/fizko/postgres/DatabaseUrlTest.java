package cl.fizko.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ana:s3cret@db:6000/fizko",
        "postgresql://ana:s3cret@db:6000/fizko",
        "postgresql+asyncpg://ana:s3cret@db:6000/fizko",
        "postgresql+psycopg_async://ana:s3cret@db:6000/fizko",
        "jdbc:postgresql://ana:s3cret@db:6000/fizko",
        "jdbc:postgresql://db:6000/fizko?user=ana&password=s3cret",
        " POSTGRES://ana:s3cret@db:6000/fizko\n",
      })
  void everyFormThatIsFoundInTheFieldIsRead(String text) {
    DatabaseUrl url = DatabaseUrl.parse(text);

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:6000/fizko");
    assertThat(url.user()).isEqualTo("ana");
    assertThat(url.password()).isEqualTo("s3cret");
    assertThat(url.isPooled()).isFalse();
    assertThat(url.driverProperties()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "p%40ss%3A%2Fw p@ss:/w",
        "p%C3%A1ss páss",
        "a+b a+b",
        "100% 100%",
        "50%off 50%off",
        "#{x}^|[y] #{x}^|[y]",
        "w/o?why w/o?why",
        "a:b a:b",
      })
  void aPasswordIsReadAsItIsOrDecoded(String written, String meant) {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://ana:" + written + "@db/fizko");

    assertThat(url.password()).isEqualTo(meant);
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/fizko");
  }

  @Test
  void aUserOfAPoolerKeepsItsTenant() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://postgres.abc%2Bd:x@aws-0.pooler.example:6543/postgres");

    assertThat(url.user()).isEqualTo("postgres.abc+d");
    assertThat(url.isPooled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pgbouncer=true",
        "sslmode=require&pgbouncer=TRUE&connection_limit=1",
        "statement_cache_size=0",
        "prepared_statement_cache_size=0",
        "prepareThreshold=0",
      })
  void otherDriversWordsForAPoolerAreUnderstood(String parameters) {
    assertThat(DatabaseUrl.parse("postgresql://u:p@h/d?" + parameters).isPooled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "sslmode=require,require",
    "sslmode=verify-full,verify-full",
    "ssl=require,require",
    "ssl=true,require",
    "ssl=false,disable",
    "ssl=prefer&sslmode=verify-ca,verify-ca",
  })
  void tlsIsAskedForInEitherWay(String parameters, String mode) {
    assertThat(DatabaseUrl.parse("postgresql://u:p@h/d?" + parameters).driverProperties())
        .containsEntry("sslmode", mode);
  }

  @Test
  void theAuthorityOfTheServersCertificateIsPassedOn() {
    assertThat(
            DatabaseUrl.parse("postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=/etc/ca.crt")
                .driverProperties())
        .containsEntry("sslrootcert", "/etc/ca.crt");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://u:p@[2001:db8::1]:5433/d,jdbc:postgresql://[2001:db8::1]:5433/d",
    "postgresql://u:p@[::1]/d,jdbc:postgresql://[::1]:5432/d",
    "postgresql://u:p@postgres_db/d,jdbc:postgresql://postgres_db:5432/d",
    "postgresql://u:p@h/mi%20base%3F,jdbc:postgresql://h:5432/mi+base%3F",
  })
  void hostsAndDatabasesOfEveryKindAreRead(String text, String jdbc) {
    assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo(jdbc);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://ana:s3cret@db/fizko|does not begin with postgresql://",
        "s3cret|does not begin with postgresql://",
        "''|does not begin with postgresql://",
        "postgresql://ana:s3cret@/fizko|names no host",
        "postgresql://ana:s3cret@db|names no database",
        "postgresql://ana:s3cret@db/|names no database",
        "postgresql://:s3cret@db/fizko|names no user",
        "postgresql://db/fizko|names no user",
        "postgresql://ana:s3cret@db:0/fizko|has port 0; expected 1 to 65535",
        "postgresql://ana:s3cret@db:99999/fizko|has port 99999; expected 1 to 65535",
        "postgresql://ana:s3cret@db:s3cret/fizko|cannot be read behind the first @",
        "postgresql://ana:s3@cret@db/fizko|written as %40",
        "postgresql://ana:s3 s3cret@db/fizko|contains a space",
        "postgresql://ana:s3cret@one:1,two:2/fizko|one host",
        "postgresql://ana:s3cret@db/fizko?sslmode=s3cret|unknown sslmode; expected disable",
      })
  void whatCannotBeReadIsRefusedWithWhatWouldBeRightAndWithoutTheSecret(
      String text, String message) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("expected ")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void theUrlPrintsWithoutItsPassword() {
    assertThat(DatabaseUrl.parse("postgresql://ana:s3cret@db/fizko?password=s3cret2"))
        .hasToString("postgresql://ana:**@db:5432/fizko");
  }
}
