package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The deployment on Railway, evaluated by Node with a stand-in for Railway's own module that only
 * tells what it was called with.
 */
class RailwayTest {

  private static final String STAND_IN =
      """
      const reference = (service) => new Proxy({}, { get: (_, name) => service + "." + name });
      const server = (kind) => (name) => ({ kind, name, env: reference(name) });
      export const postgres = server("postgres");
      export const redis = server("redis");
      export const service = (name, settings) => ({ kind: "service", name, ...settings });
      export const github = (repository) => ({ github: repository });
      export const preserve = () => "(preserved)";
      export const project = (name, settings) => ({ name, ...settings });
      export const defineRailway = (program) => program({});
      """;

  @TempDir Path folder;

  private JsonNode project = JsonMapper.shared().missingNode();

  @BeforeEach
  void evaluate() throws Exception {
    assumeTrue(isNodeThere(), "NOT TESTED: .railway/railway.ts, because there is no node here");
    Script.Run run = node(Map.of("FIZKO_REPOSITORY", "owner/name"));
    assertThat(run.err()).isEmpty();
    project = new JsonMapper().readTree(String.join("\n", run.out()));
  }

  @Test
  void thereAreThreeRolesAndTwoServers() {
    assertThat(project.path("resources").valueStream().map(each -> each.path("name").asString()))
        .containsExactlyInAnyOrder("web", "worker", "beat", "Postgres", "Redis");
  }

  @ParameterizedTest
  @CsvSource({"web, 30", "worker, 120", "beat, 10"})
  void everyRoleIsStartedWithoutAShellAndGivenTimeToStop(String name, int drain) throws Exception {
    List<String> start = List.of(service(name).path("start").asString().split(" ", -1));

    assertThat(start).containsExactly("/app/entrypoint.sh", name);
    assertThat(Roles.known()).contains(name);
    assertThat(variable(name, "RAILWAY_DEPLOYMENT_DRAINING_SECONDS"))
        .isEqualTo(Integer.toString(drain));
  }

  @ParameterizedTest
  @CsvSource({"web, FIZKO_WEB_DRAIN_SECONDS", "worker, FIZKO_DRAIN_SECONDS"})
  void aRoleIsGivenMoreTimeToStopThanItTakes(String name, String variable) {
    int given = Integer.parseInt(variable(name, "RAILWAY_DEPLOYMENT_DRAINING_SECONDS"));

    assertThat(given).isGreaterThanOrEqualTo(Integer.parseInt(variable(name, variable)) + 5);
  }

  @ParameterizedTest
  @CsvSource({"web", "worker", "beat"})
  void everyRoleIsTheSameImageOnTheSameServers(String name) {
    JsonNode service = service(name);

    assertThat(service.at("/build/builder").asString()).isEqualTo("DOCKERFILE");
    assertThat(Repository.file(service.at("/build/dockerfilePath").asString())).exists();
    assertThat(service.at("/source/github").asString()).isEqualTo("owner/name");
    assertThat(variable(name, "REDIS_URL")).isEqualTo("Redis.REDIS_URL");
    assertThat(variable(name, "DATABASE_URL")).isEqualTo("Postgres.DATABASE_URL");
    assertThat(service.path("replicas").asInt()).isPositive();
    assertThat(service.has("volumeMounts")).as("a volume would forbid replicas").isFalse();
  }

  @Test
  void webTakesOverWhenTheTablesAreThereAndItIsReady() {
    assertThat(service("web").path("preDeploy").asString()).isEqualTo("/app/entrypoint.sh migrate");
    assertThat(service("web").path("healthcheck").asString()).isEqualTo("/health/ready");
    assertThat(service("web").path("replicas").asInt()).isGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({"worker", "beat"})
  void whoHasNoPortIsAskedForNoHealth(String name) {
    assertThat(service(name).has("healthcheck")).isFalse();
  }

  @Test
  void noSecretIsWrittenDown() {
    for (JsonNode resource : project.path("resources")) {
      resource
          .path("env")
          .forEachEntry(
              (name, value) -> {
                if (name.matches(".*(SECRET|KEY|TOKENS?)")) {
                  assertThat(value.asString()).as(name).isEqualTo("(preserved)");
                }
              });
    }
  }

  @Test
  void withoutARepositoryItSaysWhatIsMissing() throws Exception {
    Script.Run run = node(Map.of());

    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains("FIZKO_REPOSITORY is not set");
  }

  /** What it replaces stops being read on 1 December 2026. */
  @Test
  void thereIsNoConfigurationOfTheOldKind() {
    assertThat(Repository.file("railway.json")).doesNotExist();
    assertThat(Repository.file("railway.toml")).doesNotExist();
  }

  private JsonNode service(String name) {
    return project
        .path("resources")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String variable(String service, String name) {
    return service(service).path("env").path(name).asString();
  }

  private Script.Run node(Map<String, String> environment)
      throws IOException, InterruptedException {
    Path module = Files.createDirectories(folder.resolve("node_modules/railway"));
    Files.writeString(
        module.resolve("package.json"),
        "{\"type\": \"module\", \"exports\": {\"./iac\": \"./iac.js\"}}");
    Files.writeString(module.resolve("iac.js"), STAND_IN);
    // It is TypeScript without types, so that any Node can read it.
    Files.writeString(folder.resolve("railway.mjs"), Repository.text(".railway/railway.ts"));
    Path main = folder.resolve("main.mjs");
    Files.writeString(
        main, "import project from './railway.mjs';\nconsole.log(JSON.stringify(project));\n");
    return new Script(List.of("node"), environment).run(main.toString());
  }

  private static boolean isNodeThere() throws InterruptedException {
    try {
      return new Script(List.of("node"), Map.of()).run("--version").exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
