package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker's launcher, with a worker that is a few lines of shell. */
@Timeout(60)
class LauncherTest {

  /** Says which signal it got, and ends at the second one or at SIGUSR1. */
  private static final String LISTENS =
      """
      trap 'echo "got TERM"; n=$((n + 1)); [ $n -lt "${ENDS_AT:-2}" ] || exit "${CODE:-0}"' TERM
      trap 'echo "got USR1"; exit "${CODE:-0}"' USR1
      n=0
      echo ready
      while :; do sleep 0.05; done
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 127, 143})
  void anExitCodeIsPassedOn(int code) throws Exception {
    try (RunningScript launcher = launch("echo ran; exit " + code, Map.of())) {
      assertThat(launcher.exitCode()).isEqualTo(code);
      assertThat(launcher.said()).containsExactly("ran");
    }
  }

  @Test
  void aWorkerThatHasDoneItsShareIsReplacedByAFreshOne() throws Exception {
    String countsItsLives =
        "echo \"$$ $1\"; echo x >>lives; [ $(wc -l <lives) -ge 4 ] && exit 3; exit 75";
    try (RunningScript launcher = launch("cd " + folder + "; " + countsItsLives, Map.of())) {
      assertThat(launcher.exitCode()).isEqualTo(3);
      assertThat(launcher.said())
          .hasSize(4)
          .doesNotHaveDuplicates()
          .allMatch(line -> line.endsWith(" an argument"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalThatEndsItReachesTheWorkerAsTermEachTime(String signal) throws Exception {
    try (RunningScript launcher = launch(LISTENS, Map.of("CODE", "7"))) {
      launcher.says("ready");
      launcher.signal(signal);
      assertThat(launcher.says("got TERM")).isTrue();
      launcher.signal(signal);
      assertThat(launcher.exitCode()).isEqualTo(7);
      assertThat(launcher.said()).containsExactly("ready", "got TERM", "got TERM");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUIT", "USR1"})
  void quitReachesTheWorkerAsTheSignalToEndAtOnce(String signal) throws Exception {
    try (RunningScript launcher = launch(LISTENS, Map.of())) {
      launcher.says("ready");
      launcher.signal(signal);
      assertThat(launcher.exitCode()).isZero();
      assertThat(launcher.said()).containsExactly("ready", "got USR1");
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, got TERM", "QUIT, got USR1"})
  void whoWasToldToEndIsNotReplaced(String signal, String heard) throws Exception {
    try (RunningScript launcher = launch(LISTENS, Map.of("ENDS_AT", "1", "CODE", "75"))) {
      launcher.says("ready");
      launcher.signal(signal);
      assertThat(launcher.exitCode()).isZero();
      assertThat(launcher.said()).containsExactly("ready", heard);
    }
  }

  @Test
  void aWorkerThatASignalKillsIsReportedAsAShellReportsIt() throws Exception {
    try (RunningScript launcher = launch("kill -9 $$", Map.of())) {
      assertThat(launcher.exitCode()).isEqualTo(128 + 9);
    }
  }

  private RunningScript launch(String worker, Map<String, String> environment) throws IOException {
    Path script = folder.resolve("worker.sh");
    Files.writeString(script, worker);
    String launcher = Repository.file("docker/launcher.sh").toString();
    return new RunningScript(
        List.of(launcher, "/bin/sh", script.toString(), "an argument"), environment);
  }
}
