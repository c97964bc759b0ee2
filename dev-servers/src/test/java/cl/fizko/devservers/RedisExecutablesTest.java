package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisExecutablesTest {

  @TempDir Path folder;

  @Test
  void theBundledOneIsPreferred() throws IOException {
    String bundled = printing("bundled", "Redis server v=6.2.11 sha=00000000:0");
    String system = printing("system", "Redis server v=7.0.15 sha=00000000:0");

    assertThat(executables(bundled, system).find(RedisChoice.BUNDLED_ELSE_SYSTEM))
        .isEqualTo(bundled);
  }

  @Test
  void theSystemsOneCanBeChosen() throws IOException {
    String bundled = printing("bundled", "Redis server v=6.2.11 sha=00000000:0");
    String system = printing("system", "Redis server v=7.0.15 sha=00000000:0");

    assertThat(executables(bundled, system).find(RedisChoice.SYSTEM)).isEqualTo(system);
  }

  @Test
  void theSystemsOneStepsInWithAWarningWhereTheBundledOneDoesNotRun() throws IOException {
    String bundled = script("bundled", "echo libssl.so.3: cannot open shared object >&2; exit 127");
    String system = printing("system", "Redis server v=6.2.0 sha=00000000:0");

    try (CapturedLog log = CapturedLog.of(RedisExecutables.class)) {
      assertThat(executables(bundled, system).find(RedisChoice.BUNDLED_ELSE_SYSTEM))
          .isEqualTo(system);
      assertThat(log.text()).contains("libssl.so.3").contains(system);
    }
  }

  @Test
  void whereNeitherRunsTheErrorSaysWhyAndWhatToInstall() throws IOException {
    String bundled = script("bundled", "echo libssl.so.3: cannot open shared object >&2; exit 127");
    String system = folder.resolve("missing").toString();

    assertThatThrownBy(() -> executables(bundled, system).find(RedisChoice.BUNDLED_ELSE_SYSTEM))
        .isInstanceOf(DevServerException.class)
        .hasMessageContaining("libssl.so.3: cannot open")
        .hasMessageContaining("missing")
        .hasMessageContaining("apt-get install redis-server")
        .hasMessageContaining("libssl3");
  }

  @Test
  void aSystemsOneThatIsTooOldIsRefused() throws IOException {
    String system = printing("system", "Redis server v=6.0.16 sha=00000000:0");

    assertThatThrownBy(() -> executables("unused", system).find(RedisChoice.SYSTEM))
        .isInstanceOf(DevServerException.class)
        .hasMessageContaining("version 6.0, older than 6.2");
  }

  @Test
  void whatPrintsNoVersionIsNotRedis() throws IOException {
    String system = printing("system", "hello");

    assertThatThrownBy(() -> executables("unused", system).find(RedisChoice.SYSTEM))
        .isInstanceOf(DevServerException.class)
        .hasMessageContaining("hello");
  }

  @Test
  void theOneFoundIsTheOneThatIsStarted() throws IOException {
    String broken =
        script("broken", "[ $1 = --version ] && echo v=7.2.0 && exit; echo out of luck; exit 1");

    assertThatThrownBy(
            () -> EmbeddedRedis.start(RedisOptions.temporary(), executables(broken, broken)))
        .isInstanceOf(DevServerException.class)
        .hasMessageContaining("redis ended before it was ready")
        .hasMessageContaining("out of luck");
  }

  private static RedisExecutables executables(String bundled, String system) {
    return new RedisExecutables(() -> RedisProbe.of(bundled), () -> RedisProbe.of(system));
  }

  private String printing(String name, String line) throws IOException {
    return script(name, "echo '" + line + "'");
  }

  private String script(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
