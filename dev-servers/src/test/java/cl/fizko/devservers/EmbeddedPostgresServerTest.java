package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresServerTest {

  private final EmbeddedPostgresServer postgres;

  EmbeddedPostgresServerTest() {
    postgres = EmbeddedPostgresServer.start(PostgresOptions.temporary());
  }

  @AfterAll
  void closeServer() {
    postgres.close();
  }

  @Test
  void aStartedServerAnswersAsPostgres17() throws SQLException {
    assertThat(new Query(postgres.uri()).one("SHOW server_version")).startsWith("17.");
  }

  @Test
  void theUriNamesASuperuserThisMachineAndThePort() {
    assertThat(postgres.uri())
        .isEqualTo(
            URI.create(
                "postgresql://postgres:postgres@127.0.0.1:" + postgres.port() + "/postgres"));
  }

  @Test
  void aWrongPasswordIsRefused() {
    URI wrong = URI.create(postgres.uri().toString().replace(":postgres@", ":guess@"));

    assertThatThrownBy(() -> new Query(wrong).one("SELECT 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
  }

  @Test
  void itListensOnNoOtherAddress() throws IOException {
    InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});

    assertThatThrownBy(() -> new Socket(other, postgres.port())).isInstanceOf(IOException.class);
  }

  @Test
  void textIsUnicodeAndSortedByCodePointOnEveryMachine() throws SQLException {
    Query query = new Query(postgres.uri());

    assertThat(query.one("SELECT lower('PEÑALOLÉN')")).isEqualTo("peñalolén");
    assertThat(query.one("SELECT string_agg(c, '' ORDER BY c) FROM (VALUES ('a'),('B')) t(c)"))
        .isEqualTo("Ba");
  }

  @Test
  void databasesOfDifferentNamesAreApart() throws SQLException {
    Query one = new Query(postgres.createDatabase("one"));
    Query two = new Query(postgres.createDatabase("two"));

    one.run("CREATE TABLE t (id int)");

    assertThat(one.one("SELECT current_database()")).isEqualTo("one");
    assertThat(one.one("SELECT to_regclass('t')")).isEqualTo("t");
    assertThat(two.one("SELECT to_regclass('t') IS NULL")).isEqualTo("t");
  }

  @Test
  void aDatabaseCreatedAgainIsEmptyEvenWhenSomebodyIsConnected() throws SQLException {
    Query query = new Query(postgres.createDatabase("again"));
    query.run("CREATE TABLE t (id int)");

    try (Connection straggler = query.connect()) {
      postgres.createDatabase("again");

      assertThat(query.one("SELECT to_regclass('t') IS NULL")).isEqualTo("t");
      assertThat(straggler.isValid(5)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1st", "Upper", "a-b", "a\"b", "ñ", "postgres"})
  void aNameThatWouldNeedQuotingIsRefused(String name) {
    assertThatThrownBy(() -> postgres.createDatabase(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void aTakenPreferredPortIsReplacedByAnotherAndClosingMayBeRepeated() throws SQLException {
    Path data;
    EmbeddedPostgresServer second =
        EmbeddedPostgresServer.start(PostgresOptions.temporary().preferringPort(postgres.port()));
    try (second) {
      assertThat(second.port()).isNotEqualTo(postgres.port());
      data = Path.of(new Query(second.uri()).one("SHOW data_directory"));
      assertThat(data).isDirectory();
    }

    assertThat(data.getParent()).doesNotExist();
    assertThatCode(second::close).doesNotThrowAnyException();
    assertThatThrownBy(() -> second.createDatabase("late")).isInstanceOf(DevServerException.class);
  }

  @Test
  void whatWasCommittedIsThereAfterAKillAndARestart() throws SQLException {
    try (EmbeddedPostgresServer killed =
        EmbeddedPostgresServer.start(PostgresOptions.temporary())) {
      Query query = new Query(killed.uri());
      query.run("CREATE TABLE t AS SELECT 7 AS id");

      killed.kill();

      assertThatThrownBy(() -> query.one("SELECT 1")).isInstanceOf(SQLException.class);
      assertThatCode(killed::kill).doesNotThrowAnyException();
      killed.restart();
      assertThat(query.one("SELECT id FROM t")).isEqualTo("7");
    }
  }

  @Test
  void whatTheServerPrintsIsLoggedForDebugging() throws SQLException {
    try (CapturedLog log = CapturedLog.of(ServerProcess.class)) {
      new Query(postgres.uri()).run("DO $$ BEGIN RAISE LOG 'hello from the server'; END $$");

      await().untilAsserted(() -> assertThat(log.text()).contains("hello from the server"));
      assertThat(log.events()).allMatch(event -> event.getLevel().equals(Level.DEBUG));
    }
  }
}
