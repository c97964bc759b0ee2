package example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EmbeddedTest {

  /** Core's two jars and this project's classes: all that there is on the class path of a user. */
  @Test
  void tasksRunInAProcessThatHasCoreAlone() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> Path.of(entry).endsWith("classes") || entry.contains("fizko"))
            .filter(entry -> !Path.of(entry).endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(classPath.split(File.pathSeparator)).hasSize(3);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "example.Embedded")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(output.lines()).containsExactly("2 + 3 = 5", "1 + 10 + 100 + 1000 = 1111");
    assertThat(process.exitValue()).isZero();
  }
}
