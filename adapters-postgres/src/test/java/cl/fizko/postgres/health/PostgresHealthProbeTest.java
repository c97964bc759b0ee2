package cl.fizko.postgres.health;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.health.Health;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresHealthProbeTest {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  @Test
  void aDatabaseThatAnswersIsUp() {
    assertThat(new PostgresHealthProbe(DATABASES.open()).check()).isEqualTo(new Health.Up());
  }

  @Test
  void itIsCalledPostgres() {
    assertThat(new PostgresHealthProbe(DATABASES.open()).name()).isEqualTo("postgres");
  }

  @Test
  void aDatabaseThatNobodyServesIsDownWithinTwoSeconds() {
    try (PostgresDatabase away = TestDatabase.unreachable()) {
      assertIsDownInTime(away);
    }
  }

  @Test
  void aServerThatTakesTheConnectionAndSaysNothingIsDownWithinTwoSeconds() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        PostgresDatabase database =
            new PostgresDatabase(
                DatabaseUrl.parse(
                    "postgresql://u:s3cret@127.0.0.1:" + silent.getLocalPort() + "/d"),
                "fizko-test",
                1)) {
      assertIsDownInTime(database);
    }
  }

  @Test
  void aPoolThatIsClosedIsDown() {
    PostgresDatabase database = DATABASES.open();
    database.close();

    assertIsDownInTime(database);
  }

  @Test
  void aProbeThatIsInterruptedSaysSoAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    Health health = new PostgresHealthProbe(DATABASES.open()).check();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(health).isInstanceOf(Health.Down.class);
  }

  private static void assertIsDownInTime(PostgresDatabase database) {
    long begin = System.nanoTime();
    Health health = new PostgresHealthProbe(database).check();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_500));
    assertThat(health)
        .isInstanceOfSatisfying(
            Health.Down.class, down -> assertThat(down.reason()).doesNotContain("s3cret"));
  }
}
