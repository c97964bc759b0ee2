package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The three roles as their operator sees them who has no more than their logs and their metrics: a
 * small run, at the finest level of the log, with secrets in all places where secrets are.
 */
@Timeout(240)
class ObservedRolesTest {

  private static final Path OPS = Path.of("..", "ops");
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String OPERATOR = "operator-hunter2-token";
  private static final String SERVICE = "service-hunter2-token";
  private static final String MONITOR = "monitor-hunter2-token";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Run run;

  /** What runs. */
  private record Run(
      Redis redis, Postgres postgres, FizkoProcess web, FizkoProcess worker, FizkoProcess beat) {

    List<FizkoProcess> roles() {
      return List.of(web, worker, beat);
    }

    static String port(FizkoProcess role, String line) throws InterruptedException {
      String message = MAPPER.readTree(role.awaitLine(line)).path("message").asString();
      return message.replaceAll(".*[: ]", "");
    }

    String webUrl(String path) throws InterruptedException {
      return "http://127.0.0.1:" + port(web, "Fizko running on") + path;
    }

    String metricsUrl(FizkoProcess role, String path) throws InterruptedException {
      return "http://127.0.0.1:" + port(role, "Metrics at port") + path;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Redis redis = new Redis();
    Postgres postgres = new Postgres();
    Map<String, String> common = new HashMap<>();
    common.put("REDIS_URL", redis.url());
    common.put("DATABASE_URL", postgres.server().uri().toString());
    common.put("FIZKO_HOST", "127.0.0.1");
    common.put("PORT", "0");
    common.put("FIZKO_DEMO_TASKS", "true");
    common.put("FIZKO_LOG_FORMAT", "json");
    common.put("CELERY_LOG_LEVEL", "debug");
    common.put("FIZKO_OPERATOR_TOKENS", OPERATOR);
    common.put("FIZKO_SERVICE_TOKENS", SERVICE);
    common.put("FIZKO_METRICS_TOKEN", MONITOR);
    common.put("OPENAI_API_KEY", "sk-hunter2");
    common.put("JAVA_TOOL_OPTIONS", "-Xmn4m");
    Map<String, String> background = new HashMap<>(common);
    background.put("FIZKO_METRICS_PORT", "0");
    run =
        new Run(
            redis,
            postgres,
            FizkoProcess.fizko(common, "web"),
            FizkoProcess.fizko(background, "worker"),
            FizkoProcess.fizko(background, "beat"));
    run.worker().awaitLine("ready.");
    run.beat().awaitLine("Metrics at port");
    work();
  }

  private static void work() throws Exception {
    for (String body :
        List.of(
            "{\"task_type\": \"demo.add\", \"params\": {\"x\": 1, \"y\": 2}}",
            "{\"task_type\": \"demo.fail\", \"params\": {\"message\":"
                + " \"password=hunter2 at https://ana:hunter2@sii.example.cl\"}}",
            "{\"task_type\": \"demo.retry_then_ok\", \"params\": {\"times\": 1}}",
            "{\"task_type\": \"demo.add\", \"params\": {\"password\": \"hunter2\"}}")) {
      post("/api/celery/tasks/launch?token=hunter2", SERVICE, body);
    }
    post("/nowhere?access_token=hunter2", "wrong-hunter2-token", "{\"password\": \"hunter2\"}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        post(
                                "/api/v1/schedules",
                                OPERATOR,
                                "{\"name\": \"often\", \"task\": \"demo.noop\", \"every\": 1,"
                                    + " \"period\": \"seconds\"}")
                            .statusCode())
                    .isIn(201, 409));
    run.worker().awaitLine("demo.noop");
    run.worker().awaitLine("raised ValueError");
    run.worker().awaitLine("demo.retry_then_ok");
  }

  private static HttpResponse<String> post(String path, String token, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(run.webUrl(path)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Cookie", "fizko_session=hunter2")
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String url, String token) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build(),
        BodyHandlers.ofString());
  }

  @AfterAll
  static void end() {
    run.roles().forEach(FizkoProcess::close);
    run.postgres().close();
    run.redis().close();
    HTTP.shutdownNow();
  }

  private static Samples scrape() throws Exception {
    List<String> texts = new ArrayList<>();
    texts.add(get(run.webUrl("/metrics"), MONITOR).body());
    texts.add(get(run.metricsUrl(run.worker(), "/metrics"), MONITOR).body());
    texts.add(get(run.metricsUrl(run.beat(), "/metrics"), MONITOR).body());
    return Samples.of(texts);
  }

  @Test
  void whatTheDashboardAndTheAlertsNameIsThere() throws Exception {
    List<String> queries = new ArrayList<>(queriesOfTheDashboard());
    queries.addAll(queriesOfTheAlerts());
    assertThat(queries).hasSizeGreaterThan(40);
    Samples samples = scrape();
    for (String query : queries) {
      PromQl.metrics(query)
          .forEach(
              (name, labels) -> {
                assertThat(samples.names()).as(query).contains(name);
                assertThat(samples.labels(name)).as("%s in %s", name, query).containsAll(labels);
              });
    }
  }

  private static List<String> queriesOfTheDashboard() throws Exception {
    JsonNode dashboard = MAPPER.readTree(Files.readString(OPS.resolve("grafana/fizko.json")));
    List<String> queries = new ArrayList<>();
    dashboard
        .path("panels")
        .forEach(
            panel ->
                panel.path("targets").forEach(each -> queries.add(each.path("expr").asString())));
    dashboard
        .at("/templating/list")
        .forEach(
            variable -> {
              if (variable.path("type").asString().equals("query")) {
                queries.add(variable.path("query").asString());
              }
            });
    return queries;
  }

  private static List<String> queriesOfTheAlerts() throws Exception {
    List<String> queries = new ArrayList<>();
    for (Object group : list(yaml("alerts.yml"), "groups")) {
      for (Object rule : list((Map<?, ?>) group, "rules")) {
        Map<?, ?> alert = (Map<?, ?>) rule;
        assertThat(alert.keySet().stream().map(String::valueOf))
            .contains("alert", "expr", "labels", "annotations");
        queries.add(String.valueOf(alert.get("expr")));
      }
    }
    return queries;
  }

  private static List<?> list(Map<?, ?> of, String name) {
    return (List<?>) Objects.requireNonNull(of.get(name), name);
  }

  private static Map<?, ?> yaml(String name) throws Exception {
    String text = Files.readString(OPS.resolve("prometheus").resolve(name));
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  @Test
  void theScrapeConfigurationNamesEachRole() throws Exception {
    List<?> jobs = list(yaml("scrape.yml"), "scrape_configs");
    assertThat(jobs.stream().map(job -> String.valueOf(((Map<?, ?>) job).get("job_name"))))
        .containsExactly("fizko-web", "fizko-worker", "fizko-beat");
  }

  @Test
  void everyMetricOfOursIsInTheDocument() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "metrics.md"));
    for (String name : scrape().names()) {
      if (name.startsWith("fizko_")) {
        assertThat(document).contains("`" + name.replaceAll("_(bucket|count|sum|max)$", "") + "`");
      }
    }
  }

  @Test
  void labelsTakeNoValueThatSomebodyHasMadeUp() throws Exception {
    Samples samples = scrape();
    assertThat(samples.values("route")).contains("none", "/api/celery/tasks/launch");
    assertThat(samples.values("route")).noneMatch(route -> route.contains("nowhere"));
    assertThat(samples.values("task")).contains("demo.add", "other");
    assertThat(samples.values("queue")).isEqualTo(Set.of("default", "low", "other"));
  }

  @Test
  void nobodyReadsTheMetricsWithoutTheToken() throws Exception {
    String web = run.webUrl("/metrics");
    String worker = run.metricsUrl(run.worker(), "/metrics");
    for (String url : List.of(web, worker)) {
      assertThat(get(url, "wrong-hunter2-token").statusCode()).as(url).isEqualTo(401);
      HttpRequest bare = HttpRequest.newBuilder(URI.create(url)).build();
      assertThat(HTTP.send(bare, BodyHandlers.ofString()).statusCode()).as(url).isEqualTo(401);
    }
    assertThat(get(web, OPERATOR).statusCode()).isEqualTo(200);
    assertThat(get(web, SERVICE).statusCode()).isEqualTo(403);
    assertThat(get(run.webUrl("/api/v1/schedules"), MONITOR).statusCode()).isEqualTo(403);
    assertThat(get(run.metricsUrl(run.worker(), "/health/live"), "x").statusCode()).isEqualTo(200);
    assertThat(get(run.metricsUrl(run.worker(), "/else"), MONITOR).statusCode()).isEqualTo(404);
  }

  @Test
  void aTraceGoesFromTheRequestToTheLogOfTheWorker() throws Exception {
    assertThat(lines(run.web()))
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asString()).contains("/api/celery/tasks/launch 2");
              assertThat(line.path("trace_id").asString()).isEqualTo(TRACE);
              assertThat(line.path("request_id").asString()).isNotEmpty();
            });
    assertThat(lines(run.worker()))
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asString()).contains("raised ValueError");
              assertThat(line.path("trace_id").asString()).isEqualTo(TRACE);
              assertThat(line.path("span_id").asString()).hasSize(16);
              assertThat(line.path("task_name").asString()).isEqualTo("demo.fail");
              assertThat(line.path("task_id").asString()).isNotEmpty();
            })
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asString()).contains("demo.noop", "received");
              assertThat(line.path("trace_id").asString())
                  .isEqualTo(line.path("task_id").asString().replace("-", ""));
            });
  }

  @Test
  void noSecretIsInAnyLine() {
    for (FizkoProcess role : run.roles()) {
      assertThat(role.output()).isNotBlank().doesNotContain("hunter2");
    }
    assertThat(run.worker().output()).contains("password=***", "https://***@sii.example.cl");
  }

  private static List<JsonNode> lines(FizkoProcess role) {
    try (Stream<String> lines = role.output().lines()) {
      return lines.filter(line -> line.startsWith("{")).map(MAPPER::readTree).toList();
    }
  }
}
