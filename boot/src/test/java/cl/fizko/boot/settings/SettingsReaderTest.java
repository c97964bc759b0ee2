package cl.fizko.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Recycling;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.http.access.OperatorClaim;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static final Set<Role> ALL = Set.of(Role.WEB, Role.WORKER, Role.BEAT);
  private static final String DATABASE = "postgresql://user:hush-hush@db:5432/postgres";

  private final SettingsReader reader = new SettingsReader("machine");

  @Test
  void withNothingSetAWorkerHasTheDefaultsOfTheOldDeployment() {
    Settings settings = valid(Map.of(), Set.of(Role.WORKER)).settings();
    assertThat(settings.broker()).isEqualTo(Broker.REDIS);
    assertThat(settings.redis().url()).hasToString("redis://localhost:6379/0");
    assertThat(settings.worker().concurrency()).isEqualTo(2);
    assertThat(settings.worker().queues())
        .containsExactly(new QueueName("default"), new QueueName("low"));
    assertThat(settings.worker().id().value()).isEqualTo("celery@machine");
    assertThat(settings.redis().resultTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.redis().visibilityTimeout()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.http().port()).isEqualTo(8000);
    assertThat(settings.http().host()).isEqualTo("0.0.0.0");
    assertThat(settings.logLevel()).isEqualTo(Settings.LogLevel.INFO);
    assertThat(settings.logFormat()).isEqualTo(Settings.LogFormat.TEXT);
    assertThat(settings.demoTasks()).isFalse();
    assertThat(settings.taskEvents()).isFalse();
    assertThat(settings.journalSize()).isEqualTo(100_000);
    assertThat(settings.routes().queueOf(new TaskName("sii.sync_documents")))
        .isEqualTo(new QueueName("low"));
    assertThat(settings.routes().queueOf(new TaskName("demo.add")))
        .isEqualTo(new QueueName("default"));
  }

  @Test
  void everySettingIsRead() {
    Map<String, String> variables = new HashMap<>();
    variables.put("REDIS_URL", "rediss://:hush-hush@redis:6380/2");
    variables.put("DATABASE_URL", DATABASE);
    variables.put("PORT", "9000");
    variables.put("CELERY_CONCURRENCY", "7");
    variables.put("CELERY_LOG_LEVEL", "Warning");
    variables.put("SUPABASE_JWT_SECRET", "a-secret-that-is-at-least-32-bytes-long");
    variables.put("FIZKO_SERVICE_TOKENS", "first-service-token, second-service-token");
    variables.put("FIZKO_HOST", "127.0.0.1");
    variables.put("FIZKO_QUEUES", "fast, slow");
    variables.put("FIZKO_LEASE_SECONDS", "5");
    variables.put("FIZKO_DRAIN_SECONDS", "10");
    variables.put("FIZKO_WEB_DRAIN_SECONDS", "3");
    variables.put("FIZKO_MAX_DELIVERIES", "9");
    variables.put("FIZKO_UNKNOWN_TASK_PATIENCE", "0");
    variables.put("FIZKO_RESULT_TTL_SECONDS", "60");
    variables.put("FIZKO_VISIBILITY_TIMEOUT_SECONDS", "120");
    variables.put("FIZKO_KEY_PREFIX", "fizko:");
    variables.put("FIZKO_RESULT_KEY_PREFIX", "results");
    variables.put("FIZKO_REDIS_CA", "pom.xml");
    variables.put("FIZKO_WORKER_NAME", "celery@w1");
    variables.put("FIZKO_CORS_ORIGINS", "https://app.example.cl,https://b.example.cl");
    variables.put("FIZKO_LOG_FORMAT", "json");
    variables.put("FIZKO_DEMO_TASKS", "true");
    variables.put("FIZKO_TASK_EVENTS", "true");
    variables.put("FIZKO_JOURNAL_SIZE", "500");
    variables.put("FIZKO_TICKER", "Redis");
    variables.put("FIZKO_METRICS_TOKEN", "a-token-for-the-monitor");
    variables.put("FIZKO_METRICS_PORT", "9464");
    SettingsReader.Valid valid = valid(variables, ALL);
    Settings settings = valid.settings();
    assertThat(valid.warnings()).isEmpty();
    assertThat(settings.redis().url().database()).isEqualTo(2);
    assertThat(settings.redis().keyPrefix()).isEqualTo("fizko:");
    assertThat(settings.redis().resultKeyPrefix()).isEqualTo("results_");
    assertThat(settings.redis().authorities()).contains(Path.of("pom.xml"));
    assertThat(settings.redis().resultTtl()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.redis().visibilityTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.redis().clientName()).isEqualTo("celery@w1");
    assertThat(settings.http().port()).isEqualTo(9000);
    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().stopTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.http().corsOrigins()).hasSize(2);
    assertThat(settings.worker().concurrency()).isEqualTo(7);
    assertThat(settings.worker().queues())
        .containsExactly(new QueueName("fast"), new QueueName("slow"));
    assertThat(settings.worker().lease()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.worker().grace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.worker().maxDeliveries()).isEqualTo(9);
    assertThat(settings.worker().unknownTasks().patience()).isZero();
    assertThat(settings.logLevel()).isEqualTo(Settings.LogLevel.WARNING);
    assertThat(settings.logFormat()).isEqualTo(Settings.LogFormat.JSON);
    assertThat(settings.access().tokens().services()).hasSize(2);
    assertThat(settings.access().supabaseJwtSecret()).isPresent();
    assertThat(settings.demoTasks()).isTrue();
    assertThat(settings.taskEvents()).isTrue();
    assertThat(settings.journalSize()).isEqualTo(500);
    assertThat(settings.ticker()).isEqualTo(TickerStore.REDIS);
    assertThat(settings.metrics().token()).isPresent();
    assertThat(settings.metrics().port()).hasValue(9464);
  }

  @Test
  void metricsAreServedToNobodyByDefaultAndNeverWithoutAToken() {
    MetricsSettings none = valid(Map.of(), Set.of(Role.WORKER)).settings().metrics();
    assertThat(none.token()).isEmpty();
    assertThat(none.port()).isEmpty();
    assertThat(invalid(Map.of("FIZKO_METRICS_PORT", "9464"), Set.of(Role.WORKER)))
        .extracting(Problem::variable)
        .containsExactly("FIZKO_METRICS_TOKEN");
    assertThat(
            invalid(
                Map.of("FIZKO_METRICS_PORT", "no", "FIZKO_METRICS_TOKEN", "short"),
                Set.of(Role.WORKER)))
        .extracting(Problem::variable)
        .containsExactlyInAnyOrder("FIZKO_METRICS_PORT", "FIZKO_METRICS_TOKEN");
  }

  @Test
  void celerysSentinelsNeedTheNameOfTheirMaster() {
    String url = "sentinel://s1:26379;sentinel://s2:26379/0";
    assertThat(invalid(Map.of("REDIS_URL", url), Set.of(Role.WORKER)))
        .extracting(Problem::variable)
        .containsExactly("FIZKO_REDIS_SENTINEL_MASTER");
    Map<String, String> complete = Map.of("REDIS_URL", url, "FIZKO_REDIS_SENTINEL_MASTER", "main");
    assertThat(valid(complete, Set.of(Role.WORKER)).settings().redis().url())
        .hasToString("redis-sentinel://s1:26379,s2:26379/0#main");
  }

  @Test
  void alarmsAreKeptInPostgresOrRedis() {
    Map<String, String> none = Map.of("DATABASE_URL", "postgresql://u@h/d");
    assertThat(valid(none, Set.of(Role.BEAT)).settings().ticker())
        .isEqualTo(TickerStore.DBSCHEDULER);
    Map<String, String> wrong =
        Map.of("DATABASE_URL", "postgresql://u@h/d", "FIZKO_TICKER", "cron");
    assertThat(invalid(wrong, Set.of(Role.BEAT)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.variable()).isEqualTo("FIZKO_TICKER");
              assertThat(problem.toString()).contains("cron").contains("dbscheduler or redis");
            });
  }

  @Test
  void theFileOfAuthoritiesMustBeThere() {
    assertThat(invalid(Map.of("FIZKO_REDIS_CA", "/no/such/file"), Set.of(Role.WORKER)))
        .extracting(Problem::variable)
        .containsExactly("FIZKO_REDIS_CA");
  }

  @Test
  void allProblemsAreToldTogether() {
    List<Problem> problems =
        invalid(
            Map.of(
                "REDIS_URL", "http://redis",
                "PORT", "eighty",
                "CELERY_CONCURRENCY", "0",
                "CELERY_LOG_LEVEL", "loud",
                "FIZKO_SERVICE_TOKENS", "short",
                "FIZKO_CORS_ORIGINS", "*",
                "FIZKO_WORKER_NAME", "two words",
                "FIZKO_DEMO_TASKS", "perhaps"),
            ALL);
    assertThat(problems)
        .extracting(Problem::variable)
        .containsExactlyInAnyOrder(
            "REDIS_URL",
            "DATABASE_URL",
            "PORT",
            "CELERY_CONCURRENCY",
            "CELERY_LOG_LEVEL",
            "FIZKO_SERVICE_TOKENS",
            "FIZKO_CORS_ORIGINS",
            "FIZKO_WORKER_NAME",
            "FIZKO_DEMO_TASKS");
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.expected()).isNotBlank();
              assertThat(problem.example()).isNotBlank();
            });
  }

  @Test
  void whoMayCallIsRead() {
    Map<String, String> variables = new HashMap<>();
    variables.put("SUPABASE_URL", "https://abc.supabase.co/");
    variables.put("FIZKO_OPERATOR_TOKENS", "first-operator-token");
    variables.put("FIZKO_OPERATOR_CLAIM", "team = ops");
    variables.put("FIZKO_DASHBOARD_SECRET", "a-secret-that-is-at-least-32-characters");
    variables.put("FIZKO_DASHBOARD_OVER_HTTP", "true");
    variables.put("FIZKO_RATE_LIMIT", "0");
    variables.put("FIZKO_RATE_LIMIT_PER_ADDRESS", "7");
    variables.put("FIZKO_RATE_LIMIT_FAILURES", "8");
    variables.put("FIZKO_TRUSTED_PROXIES", "10.0.0.0/8, fd00::1");
    SettingsReader.Valid valid = valid(variables, Set.of(Role.WEB));
    AccessSettings access = valid.settings().access();
    assertThat(valid.warnings()).isEmpty();
    assertThat(access.supabaseUrl()).contains(URI.create("https://abc.supabase.co"));
    assertThat(access.tokens().operators()).hasSize(1);
    assertThat(access.operatorClaim()).isEqualTo(new OperatorClaim("team", "ops"));
    assertThat(access.dashboard().secret()).isPresent();
    assertThat(access.dashboard().overHttp()).isTrue();
    assertThat(access.throttle().perPrincipal()).isZero();
    assertThat(access.throttle().perAddress()).isEqualTo(7);
    assertThat(access.throttle().failures()).isEqualTo(8);
    assertThat(access.toString()).doesNotContain("secret-that").doesNotContain("operator-token");
  }

  @ParameterizedTest
  @CsvSource({
    "SUPABASE_URL,abc.supabase.co",
    "SUPABASE_URL,ftp://abc.supabase.co",
    "SUPABASE_URL,https://user@abc.supabase.co",
    "SUPABASE_URL,https://abc.supabase.co/?a=b",
    "FIZKO_OPERATOR_CLAIM,operator",
    "FIZKO_OPERATOR_CLAIM,=operator",
    "FIZKO_OPERATOR_TOKENS,short",
    "FIZKO_DASHBOARD_SECRET,short",
    "FIZKO_RATE_LIMIT,-1",
    "FIZKO_TRUSTED_PROXIES,proxy.example.cl"
  })
  void whatCannotBeWhoMayCallIsRefused(String variable, String value) {
    assertThat(invalid(Map.of(variable, value), Set.of(Role.WEB)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.variable()).isEqualTo(variable));
  }

  @Test
  void theWorkersLimitsAreRead() {
    WorkerSettings worker =
        valid(
                Map.of(
                    "DATABASE_URL", DATABASE,
                    "FIZKO_QUEUE_LIMITS", "low=1, default=4",
                    "FIZKO_MAX_TASKS_PER_CHILD", "50",
                    "FIZKO_MAX_MEMORY_MB", "400",
                    "FIZKO_TIME_LIMIT_SECONDS", "0"),
                ALL)
            .settings()
            .worker();
    assertThat(worker.queueLimits())
        .isEqualTo(Map.of(new QueueName("low"), 1, new QueueName("default"), 4));
    assertThat(worker.recycling())
        .isEqualTo(new Recycling(50, 400L * 1_048_576, Duration.ofSeconds(30)));
    assertThat(worker.limits()).isEqualTo(new TimeLimits(Duration.ofMinutes(25), Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"low", "low=", "low=0", "=3", "low=many", "low=1;default=2"})
  void queueLimitsThatAreNoneAreRefused(String text) {
    assertThat(invalid(Map.of("DATABASE_URL", DATABASE, "FIZKO_QUEUE_LIMITS", text), ALL))
        .singleElement()
        .satisfies(problem -> assertThat(problem.variable()).isEqualTo("FIZKO_QUEUE_LIMITS"));
  }

  @ParameterizedTest
  @CsvSource({
    "REDIS_URL,redis://user:hush-hush@",
    "REDIS_URL,hush-hush",
    "DATABASE_URL,mysql://user:hush-hush@db/x",
    "DATABASE_URL,postgresql://user:hush hush-hush@db/x",
    "SUPABASE_JWT_SECRET,hush-hush",
    "FIZKO_SERVICE_TOKENS,hush-hush"
  })
  void noProblemShowsASecret(String variable, String value) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL", DATABASE);
    variables.put(variable, value);
    assertThat(invalid(variables, ALL))
        .anySatisfy(problem -> assertThat(problem.variable()).isEqualTo(variable))
        .noneSatisfy(problem -> assertThat(problem.toString()).contains("hush-hush"));
  }

  @Test
  void settingsPrintWithTheirSecretsMasked() {
    Settings settings =
        valid(
                Map.of(
                    "REDIS_URL", "redis://:hush-hush@redis:6379/0",
                    "DATABASE_URL", DATABASE,
                    "SUPABASE_JWT_SECRET", "hush-hush-hush-hush-hush-hush-hush-hush",
                    "FIZKO_SERVICE_TOKENS", "hush-hush-hush-hush"),
                ALL)
            .settings();
    assertThat(settings.toString()).doesNotContain("hush").contains("**");
  }

  @Test
  void aBlankVariableCountsAsNotSet() {
    assertThat(
            valid(Map.of("REDIS_URL", " ", "PORT", ""), Set.of(Role.WEB)).settings().http().port())
        .isEqualTo(8000);
  }

  @Test
  void onlyTheBeatNeedsADatabase() {
    assertThat(valid(Map.of(), Set.of(Role.WEB, Role.WORKER)).settings().database()).isEmpty();
    assertThat(invalid(Map.of(), Set.of(Role.BEAT)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.variable()).isEqualTo("DATABASE_URL"));
  }

  @ParameterizedTest
  @CsvSource({"postgres,POSTGRES", "POSTGRES,POSTGRES", "redis,REDIS", "' ',REDIS"})
  void theBrokerIsChosenByItsName(String text, Broker broker) {
    SettingsReader.Valid valid =
        valid(Map.of("FIZKO_BROKER", text, "DATABASE_URL", DATABASE), Set.of(Role.WORKER));
    assertThat(valid.settings().broker()).isEqualTo(broker);
    assertThat(valid.warnings()).isEmpty();
  }

  @Test
  void anotherBrokerIsRefusedWithAnExample() {
    assertThat(invalid(Map.of("FIZKO_BROKER", "rabbitmq"), Set.of(Role.WORKER)))
        .singleElement()
        .hasToString(
            "FIZKO_BROKER is refused: it is 'rabbitmq'; expected redis or postgres,"
                + " for example postgres");
  }

  @Test
  void whoeverUsesPostgresAsTheBrokerNeedsItsAddressAndNoRedis() {
    for (Set<Role> roles :
        List.of(Set.<Role>of(), Set.of(Role.WEB), Set.of(Role.WORKER), Set.of(Role.BEAT), ALL)) {
      assertThat(invalid(Map.of("FIZKO_BROKER", "postgres"), roles))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.variable()).isEqualTo("DATABASE_URL");
                assertThat(problem.expected()).contains("is the broker");
                assertThat(problem.example()).startsWith("postgresql://");
              });
      Map<String, String> complete = Map.of("FIZKO_BROKER", "postgres", "DATABASE_URL", DATABASE);
      assertThat(valid(complete, roles).settings().database()).isPresent();
    }
  }

  @Test
  void eitherNameOfTheKapsoKeyIsKnown() {
    assertThat(valid(Map.of("KAPSO_API_TOKEN", "x"), Set.of(Role.WEB)).warnings()).isEmpty();
    assertThat(valid(Map.of("KAPSO_API_KEY", "x"), Set.of(Role.WEB)).warnings()).isEmpty();
  }

  @Test
  void aMisspeltVariableGetsASuggestion() {
    assertThat(valid(Map.of("FIZKO_LEASE_SECOND", "5"), Set.of(Role.WORKER)).warnings())
        .containsExactly(
            "FIZKO_LEASE_SECOND is no setting of ours; did you mean FIZKO_LEASE_SECONDS?");
  }

  private SettingsReader.Valid valid(Map<String, String> variables, Set<Role> roles) {
    SettingsReader.Result result = reader.read(variables, roles);
    assertThat(result).isInstanceOf(SettingsReader.Valid.class);
    return (SettingsReader.Valid) result;
  }

  private List<Problem> invalid(Map<String, String> variables, Set<Role> roles) {
    SettingsReader.Result result = reader.read(variables, roles);
    assertThat(result).isInstanceOf(SettingsReader.Invalid.class);
    return ((SettingsReader.Invalid) result).problems();
  }
}
