package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DockerfileTest {

  private final Dockerfile dockerfile = Dockerfile.parse(Repository.text("Dockerfile"));

  @Test
  void theImageHoldsNothingOfWhatBuiltIt() {
    assertThat(dockerfile.stages()).hasSizeGreaterThan(1);
    assertThat(dockerfile.last("FROM")).doesNotContain("maven", "jdk");
  }

  @Test
  void everyImageThatItIsMadeOfHasAVersion() {
    assertThat(dockerfile.stages())
        .allSatisfy(
            stage ->
                assertThat(stage.getFirst().words().getFirst())
                    .contains(":")
                    .doesNotEndWith(":latest"));
  }

  @Test
  void itRunsAsSomebodyWhoIsNotRoot() {
    assertThat(dockerfile.last("USER")).matches("[1-9]\\d*(:[1-9]\\d*)?");
  }

  @Test
  void itRunsTheEntrypointItselfAndNoShellAroundIt() {
    assertThat(list(dockerfile.last("ENTRYPOINT"))).containsExactly("/app/entrypoint.sh");
  }

  @Test
  void whoNamesNoRoleGetsTheOneOfOld() throws Exception {
    assertThat(list(dockerfile.last("CMD"))).containsExactly("fastapi");
    assertThat(Roles.known()).contains("fastapi");
  }

  @Test
  void itListensWhereTheOldOneDid() {
    assertThat(dockerfile.all("EXPOSE")).containsExactly("8000");
  }

  @Test
  void itsHealthIsAskedForByAScriptThatKnowsTheRole() {
    String check = dockerfile.last("HEALTHCHECK");

    assertThat(list(check.substring(check.indexOf("CMD ") + 4)))
        .containsExactly("/app/healthcheck.sh");
  }

  @Test
  void theJarsAreWhereTheEntrypointLooks() {
    assertThat(dockerfile.all("COPY"))
        .contains("--from=build /build/boot/target/fizko/lib /app/lib");
    assertThat(dockerfile.last("ENV")).contains("FIZKO_HOME=/app");
  }

  @Test
  void theScriptsOfTheOldImageAreWhereTheyWere() {
    assertThat(dockerfile.all("COPY"))
        .contains("docker/railway-worker.sh docker/railway-beat.sh /");
  }

  @Test
  void everyFileThatItCopiesIsThereAndWhatIsAProgramCanBeRun() {
    List<String> files =
        dockerfile.image().stream()
            .filter(each -> each.name().equals("COPY") && !each.rest().startsWith("--from="))
            .flatMap(copy -> copy.words().stream().limit(copy.words().size() - 1L))
            .toList();

    assertThat(files)
        .isNotEmpty()
        .allMatch(file -> Files.isExecutable(Repository.file(file)), "is an executable file");
  }

  @ParameterizedTest
  @ValueSource(strings = {".git", ".env*", ".fizko", "**/target"})
  void nothingThatAMachineOrAPersonLeftGoesIntoTheBuild(String pattern) {
    assertThat(Repository.text(".dockerignore").lines()).contains(pattern);
  }

  private static List<String> list(String json) {
    return List.of(new JsonMapper().readValue(json, String[].class));
  }
}
