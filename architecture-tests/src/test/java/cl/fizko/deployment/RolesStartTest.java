package cl.fizko.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.PostgresOptions;
import cl.fizko.devservers.RedisOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image's own entrypoint and jars, with each role, against real servers. */
@Timeout(90)
class RolesStartTest {

  private static EmbeddedRedis redis;
  private static EmbeddedPostgresServer postgres;

  @BeforeAll
  static void servers() {
    redis = EmbeddedRedis.start(RedisOptions.temporary());
    postgres = EmbeddedPostgresServer.start(PostgresOptions.temporary());
  }

  @AfterAll
  static void close() {
    redis.close();
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fastapi       | running on http://0.0.0.0:",
        "web           | Application startup complete.",
        "celery-worker | ready.",
        "worker        | Connected to redis://",
        "celery-beat   | DatabaseScheduler: Schedule changed.",
        "beat          | beat: Starting..."
      })
  void eachRoleStartsAndEndsInGoodOrder(String role, String sign) throws Exception {
    Process process = start(role);
    try {
      assertThat(saysBeforeItEnds(process, sign)).as("%s says '%s'", role, sign).isTrue();
      process.toHandle().destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", role).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String role) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Repository.file("docker/entrypoint.sh").toString(), role)
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("FIZKO_HOME", Repository.file("boot/target/fizko").toString());
    builder.environment().put("REDIS_URL", redis.uri().toString());
    builder.environment().put("DATABASE_URL", postgres.uri().toString());
    builder.environment().put("PORT", "0");
    return builder.start();
  }

  private static boolean saysBeforeItEnds(Process process, String sign) throws IOException {
    BufferedReader output = process.inputReader(UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(sign)) {
        return true;
      }
    }
    return false;
  }
}
