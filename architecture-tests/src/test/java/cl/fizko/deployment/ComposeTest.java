package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComposeTest {

  private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|KEY|TOKEN).*");
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)\\}");

  private final JsonNode compose = read();

  @ParameterizedTest
  @ValueSource(strings = {"web", "worker", "beat", "migrate"})
  void everyServiceOfOursRunsARoleOfTheOneImage(String name) throws Exception {
    JsonNode service = service(name);

    assertThat(service.path("command").isArray()).as("exec form").isTrue();
    assertThat(service.path("command").path(0).asString()).isEqualTo(name).isIn(Roles.known());
    assertThat(service.path("build").asString()).isEqualTo(".");
    assertThat(service.path("image").asString()).isEqualTo("fizko:local");
    assertThat(service.path("init").asBoolean(true)).as("a process before Java").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "worker", "beat"})
  void aRoleStartsWhenServersAreHealthyAndTablesAreThere(String name) {
    JsonNode when = service(name).path("depends_on");

    assertThat(when.at("/redis/condition").asString()).isEqualTo("service_healthy");
    assertThat(when.at("/postgres/condition").asString()).isEqualTo("service_healthy");
    assertThat(when.at("/migrate/condition").asString())
        .isEqualTo("service_completed_successfully");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis", "postgres"})
  void aServerTellsItsHealthAndKeepsItsData(String name) {
    JsonNode service = service(name);
    String mount = service.path("volumes").path(0).asString();
    String volume = mount.substring(0, mount.indexOf(':'));

    assertThat(service.at("/healthcheck/test/0").asString()).isEqualTo("CMD");
    assertThat(compose.path("volumes").has(volume)).as("volume %s", volume).isTrue();
    assertThat(service.path("image").asString()).contains(":").doesNotEndWith(":latest");
  }

  @Test
  void theBrokerNeitherForgetsNorLosesATask() {
    assertThat(texts(service("redis").path("command")))
        .containsSequence("--appendonly", "yes")
        .containsSequence("--maxmemory-policy", "noeviction");
  }

  @ParameterizedTest
  @CsvSource({"web, FIZKO_WEB_DRAIN_SECONDS", "worker, FIZKO_DRAIN_SECONDS"})
  void aRoleIsGivenMoreTimeToStopThanItTakes(String name, String variable) {
    Duration given = seconds(service(name).path("stop_grace_period").asString());
    long taken = Long.parseLong(service(name).path("environment").path(variable).asString());

    assertThat(given).isGreaterThanOrEqualTo(Duration.ofSeconds(taken + 5));
  }

  @Test
  void everyServiceSaysHowLongItMayTakeToStop() {
    for (String name : List.of("web", "worker", "beat", "redis", "postgres")) {
      assertThat(seconds(service(name).path("stop_grace_period").asString()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void onlyWebIsReachedFromOutsideAndOnlyFromThisMachineByDefault() {
    for (Map.Entry<String, JsonNode> each : compose.path("services").properties()) {
      List<String> ports = texts(each.getValue().path("ports"));
      if (each.getKey().equals("web")) {
        assertThat(ports).singleElement().asString().startsWith("${FIZKO_BIND:-127.0.0.1}:");
      } else {
        assertThat(ports).isEmpty();
      }
    }
  }

  @Test
  void noSecretIsWrittenDown() {
    for (Map.Entry<String, JsonNode> service : compose.path("services").properties()) {
      for (Map.Entry<String, JsonNode> each : service.getValue().path("environment").properties()) {
        if (SECRET.matcher(each.getKey()).matches() && !each.getValue().isNull()) {
          assertThat(each.getValue().asString()).matches("\\$\\{.*\\}");
        }
      }
    }
    Matcher defaults = DEFAULT.matcher(Repository.text("compose.yaml"));
    assertThat(defaults.results().map(found -> found.group(1)))
        .containsOnly("only-for-development", "127.0.0.1", "8000");
  }

  private JsonNode service(String name) {
    return compose.path("services").path(name);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static Duration seconds(String text) {
    return Duration.parse("PT" + text);
  }

  private static JsonNode read() {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Object tree = yaml.load(Repository.text("compose.yaml"));
    return new JsonMapper().valueToTree(tree);
  }
}
