package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entrypoint, run with a Java that only tells how it was called. */
class EntrypointTest {

  private static final String TELLS_HOW_IT_WAS_CALLED =
      """
      #!/bin/sh
      echo "$$"
      for argument in "$@"; do echo "$argument"; done
      """;

  @TempDir Path home;

  @BeforeEach
  void anInstallation() throws IOException {
    Files.createDirectory(home.resolve("lib"));
    for (String script :
        List.of("entrypoint.sh", "launcher.sh", "railway-worker.sh", "railway-beat.sh")) {
      Files.copy(
          Repository.file("docker/" + script),
          home.resolve(script),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    java("path");
  }

  @ParameterizedTest
  @CsvSource({
    "web, web",
    "fastapi, web",
    "fastapi-dev, web",
    "worker, worker",
    "celery-worker, worker",
    "beat, beat",
    "celery-beat, beat",
    "all, all",
    "migrate, migrate",
    "send, send",
    "result, result",
    "revoke, revoke",
    "queues, queues",
    "dead-letters, dead-letters",
    "version, version"
  })
  void everyRoleAndItsOldNameStartsThatRole(String role, String command) throws Exception {
    assertThat(entrypoint().run(role).out())
        .containsSequence("-cp", home + "/lib/*", "cl.fizko.boot.Fizko", command)
        .endsWith(command);
  }

  @Test
  void withoutARoleItIsWebAsItAlwaysWas() throws Exception {
    assertThat(entrypoint().run().out()).endsWith("web");
  }

  @Test
  void argumentsArePassedOnAsTheyAre() throws Exception {
    assertThat(entrypoint().run("send", "demo.add", "--args", "[1, 2]", "*", "").out())
        .endsWith("send", "demo.add", "--args", "[1, 2]", "*", "");
  }

  /** The signals that a container gets go to its first process: that must be Java. */
  @ParameterizedTest
  @CsvSource({
    "entrypoint.sh, web",
    "entrypoint.sh, beat",
    "entrypoint.sh, migrate",
    "railway-beat.sh, --verbose"
  })
  void javaTakesThePlaceOfTheScript(String script, String argument) throws Exception {
    Script.Run run = script(script, Map.of()).run(argument);

    assertThat(run.out()).startsWith(Long.toString(run.pid()));
  }

  @ParameterizedTest
  @CsvSource({
    "entrypoint.sh, worker",
    "entrypoint.sh, celery-worker",
    "entrypoint.sh, all",
    "railway-worker.sh, --verbose"
  })
  void aWorkerIsTheChildOfTheLauncherThatReplacesIt(String script, String argument)
      throws Exception {
    Files.writeString(
        home.resolve("path/java"), "#!/bin/sh\necho $PPID\ncat /proc/$PPID/cmdline | tr '\\0' ' '");
    Script.Run run = script(script, Map.of()).run(argument);

    assertThat(run.out().getFirst()).isEqualTo(Long.toString(run.pid()));
    assertThat(run.out().get(1))
        .contains(home + "/launcher.sh java ", "cl.fizko.boot.Fizko " + role(script, argument));
  }

  @ParameterizedTest
  @CsvSource({"railway-worker.sh, worker", "railway-beat.sh, beat"})
  void theScriptsOfOldStartTheirRole(String script, String command) throws Exception {
    assertThat(script(script, Map.of()).run().out()).endsWith("cl.fizko.boot.Fizko", command);
  }

  @Test
  void anUnknownRoleIsAnsweredWithThoseThatThereAre() throws Exception {
    Script.Run run = entrypoint().run("celery-flower");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("Unknown role: celery-flower")
        .contains("web", "worker", "beat", "fastapi", "celery-worker", "celery-beat");
  }

  @Test
  void theListOfRolesNamesEveryOne() throws Exception {
    assertThat(Roles.known())
        .containsExactlyInAnyOrder(
            "web",
            "fastapi",
            "fastapi-dev",
            "worker",
            "celery-worker",
            "beat",
            "celery-beat",
            "all",
            "migrate",
            "send",
            "result",
            "revoke",
            "queues",
            "dead-letters",
            "version",
            "sh",
            "bash");
  }

  @Test
  void aShellIsToBeHad() throws Exception {
    assertThat(entrypoint().run("sh", "-c", "echo from a shell").out())
        .containsExactly("from a shell");
  }

  @Test
  void byDefaultJavaTakesMostOfTheContainersMemoryAndEndsWithoutIt() throws Exception {
    assertThat(entrypoint().run("web").out())
        .contains("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void aBeatHasASmallHeap() throws Exception {
    assertThat(entrypoint().run("celery-beat").out())
        .contains("-XX:+UseSerialGC", "-Xmx128m", "-XX:+ExitOnOutOfMemoryError");
    assertThat(script("entrypoint.sh", Map.of("JAVA_OPTS", "-Xmx256m")).run("beat").out())
        .contains("-Xmx256m")
        .doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void theOperatorsOptionsReplaceTheDefaults() throws Exception {
    Script script = script("entrypoint.sh", Map.of("JAVA_OPTS", "-Xmx256m -Dpattern=/*"));

    assertThat(script.run("web").out())
        .containsSequence("-Xmx256m", "-Dpattern=/*")
        .doesNotContain("-XX:MaxRAMPercentage=75");
  }

  @Test
  void theJavaOfJavaHomeGoesBeforeThatOfThePath() throws Exception {
    java("chosen/bin");
    Files.writeString(
        home.resolve("path/java"),
        "#!/bin/sh\necho the wrong one",
        StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(
            script("entrypoint.sh", Map.of("JAVA_HOME", home.resolve("chosen").toString()))
                .run("web")
                .out())
        .endsWith("web");
  }

  @Test
  void withoutJavaItSaysWhereItLooked() throws Exception {
    Script.Run run = script("entrypoint.sh", Map.of("JAVA_HOME", "/nowhere")).run("web");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("/nowhere/bin/java").contains("JAVA_HOME");
  }

  @Test
  void withoutJarsItSaysWhereItLooked() throws Exception {
    Files.delete(home.resolve("lib"));
    Script.Run run = entrypoint().run("web");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(home + "/lib").contains("FIZKO_HOME");
  }

  private Script entrypoint() {
    return script("entrypoint.sh", Map.of());
  }

  private static String role(String script, String argument) {
    boolean all = script.equals("entrypoint.sh") && argument.equals("all");
    return all ? "all" : "worker";
  }

  private Script script(String name, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("FIZKO_HOME", home.toString());
    environment.put("PATH", home.resolve("path") + ":/usr/bin:/bin");
    environment.putAll(more);
    return Script.of(home.resolve(name), environment);
  }

  private void java(String folder) throws IOException {
    Path java = Files.createDirectories(home.resolve(folder)).resolve("java");
    Files.writeString(java, TELLS_HOW_IT_WAS_CALLED);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
