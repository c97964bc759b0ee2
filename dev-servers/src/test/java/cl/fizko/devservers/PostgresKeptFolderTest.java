package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder goes through everything: each test finds what the first server wrote. */
class PostgresKeptFolderTest {

  @TempDir static Path folder;

  @BeforeAll
  static void aFirstServerWritesAfterACreationThatWasInterrupted() throws Exception {
    Files.createDirectories(folder.resolve("cluster-being-created/base"));
    try (EmbeddedPostgresServer postgres = start()) {
      new Query(postgres.uri()).run("CREATE TABLE t AS SELECT 42 AS answer");
    }
  }

  @Test
  void theNextServerFindsTheDataOnThePreferredPort() throws SQLException {
    int port;
    try (EmbeddedPostgresServer postgres = start()) {
      assertFound(postgres);
      port = postgres.port();
    }

    try (EmbeddedPostgresServer postgres =
        EmbeddedPostgresServer.start(PostgresOptions.keptIn(folder).preferringPort(port))) {
      assertFound(postgres);
      assertThat(postgres.port()).isEqualTo(port);
    }
  }

  @Test
  void theFolderServesOneServerAtATime() throws SQLException {
    try (EmbeddedPostgresServer postgres = start()) {
      assertThatThrownBy(PostgresKeptFolderTest::start)
          .isInstanceOf(DevServerException.class)
          .hasMessageContaining("in use");
      assertFound(postgres);
    }
  }

  @Test
  void theServerIsGoneWhenItsJvmEndsNormally() throws IOException {
    try (AnotherJvm jvm = AnotherJvm.withPostgresOn(folder)) {
      jvm.endsNormally();

      assertThat(note()).doesNotExist();
    }
  }

  @Test
  void theServerIsGoneWhenItsJvmIsTerminated() throws IOException {
    try (AnotherJvm jvm = AnotherJvm.withPostgresOn(folder)) {
      jvm.isTerminated();

      assertThat(note()).doesNotExist();
    }
  }

  @Test
  void theServerOfAKilledJvmMakesRoomForTheNext() throws Exception {
    try (AnotherJvm jvm = AnotherJvm.withPostgresOn(folder)) {
      Query orphan = new Query(new PostgresAddress(jvm.serverPort()).database("postgres"));
      jvm.isKilled();
      assertThat(orphan.one("SELECT answer FROM t")).isEqualTo("42");

      try (EmbeddedPostgresServer postgres = start()) {
        assertFound(postgres);
        assertThatThrownBy(() -> orphan.one("SELECT 1")).isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void aKilledServerLosesNothingItCommitted() throws Exception {
    try (EmbeddedPostgresServer postgres = start()) {
      new Query(postgres.uri()).run("CREATE TABLE IF NOT EXISTS late (id int)");
      ProcessHandle server = notedProcess();
      server.destroyForcibly();
      server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
    assertThat(note()).exists();

    try (EmbeddedPostgresServer postgres = start()) {
      assertThat(new Query(postgres.uri()).one("SELECT to_regclass('late')")).isEqualTo("late");
    }
  }

  @Test
  void aNoteWhoseNumberNowBelongsToAnotherProgramIsNoObstacle() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(note(), bystander.pid() + "\n" + folder.resolve("cluster") + "\n");

      try (EmbeddedPostgresServer postgres = start()) {
        assertFound(postgres);
        assertThat(bystander.isAlive()).isTrue();
      }
    } finally {
      bystander.destroy();
    }
  }

  @Test
  void aFolderThatWasOpenedToOthersIsClosedAgain() throws Exception {
    Path cluster = folder.resolve("cluster");
    Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (EmbeddedPostgresServer postgres = start()) {
      assertFound(postgres);
    }
  }

  @Test
  void aFolderOfSomebodyElseIsRefusedAndItsOwnerNamed() throws Exception {
    UnixUser somebodyElse = new UnixUser(UnixUser.current().uid() + 1);
    PostgresBinaries binaries = new PostgresBinaries(folder, somebodyElse);

    assertThatThrownBy(() -> new PostgresCluster(binaries, folder, true).prepare())
        .isInstanceOf(DevServerException.class)
        .hasMessageContaining("belongs to " + Files.getOwner(folder).getName());
  }

  @Test
  void aServerThatCannotStartSaysWhyAtOnce() throws Exception {
    Path version = folder.resolve("cluster/PG_VERSION");
    Files.writeString(version, "16\n");
    try {
      assertThatThrownBy(PostgresKeptFolderTest::start)
          .isInstanceOf(DevServerException.class)
          .hasMessageContaining("initialized by PostgreSQL version 16");
    } finally {
      Files.writeString(version, "17\n");
    }
  }

  private static EmbeddedPostgresServer start() {
    return EmbeddedPostgresServer.start(PostgresOptions.keptIn(folder));
  }

  private static void assertFound(EmbeddedPostgresServer postgres) throws SQLException {
    assertThat(new Query(postgres.uri()).one("SELECT answer FROM t")).isEqualTo("42");
  }

  private static ProcessHandle notedProcess() throws IOException {
    String pid = Files.readAllLines(note()).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static Path note() {
    return folder.resolve("cluster/postmaster.pid");
  }
}
