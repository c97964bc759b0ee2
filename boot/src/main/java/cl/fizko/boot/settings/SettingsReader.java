package cl.fizko.boot.settings;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Recycling;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.UnknownTasks;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.http.HttpSettings;
import cl.fizko.http.access.FixedTokens;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns environment variables into settings. The names are those of the deployment that we replace;
 * new ones begin with {@code FIZKO_}. {@code docs/settings.md} lists them all.
 */
public final class SettingsReader {

  private static final String REDIS_EXAMPLE = "redis://localhost:6379/0";
  private static final String DATABASE_EXAMPLE = "postgresql://user:password@host:5432/postgres";

  private final String host;

  /**
   * @param host the name of this machine, for the worker's name
   */
  public SettingsReader(String host) {
    this.host = host;
  }

  /** What came of reading. */
  public sealed interface Result {}

  /**
   * The settings are good.
   *
   * @param warnings what an operator should know all the same
   */
  public record Valid(Settings settings, List<String> warnings) implements Result {}

  /** Something is wrong. */
  public record Invalid(List<Problem> problems) implements Result {}

  /**
   * Reads the settings for a process that takes on some roles.
   *
   * @param roles none for a command that needs no more than a broker
   */
  public Result read(Map<String, String> variables, Set<Role> roles) {
    Reading reading = new Reading(variables);
    RedisUrl redisUrl = redisUrl(reading);
    Broker broker = broker(reading);
    Optional<DatabaseUrl> database = database(reading, roles, broker);
    String name = workerName(reading);
    Settings settings =
        new Settings(
            broker,
            redis(reading, redisUrl, name),
            database,
            http(reading),
            new AccessReader(reading, roles).read(),
            worker(reading, name),
            routes(),
            logLevel(reading),
            logFormat(reading),
            reading.flag("FIZKO_DEMO_TASKS"),
            reading.flag("FIZKO_TASK_EVENTS"),
            ticker(reading),
            (int) reading.number("FIZKO_JOURNAL_SIZE", 100_000, 0, 10_000_000),
            metrics(reading));
    noteThoseOfLaterUse(reading);
    return reading.problems().isEmpty()
        ? new Valid(settings, new Misspellings(reading.known()).warnings(variables.keySet()))
        : new Invalid(reading.problems());
  }

  private static Broker broker(Reading reading) {
    return reading
        .text("FIZKO_BROKER")
        .flatMap(text -> reading.parsed("FIZKO_BROKER", text, "postgres", Broker::parse))
        .orElse(Broker.REDIS);
  }

  private static RedisUrl redisUrl(Reading reading) {
    String text = reading.text("REDIS_URL").orElse(REDIS_EXAMPLE);
    RedisUrl named =
        reading
            .parsed("REDIS_URL", text, REDIS_EXAMPLE, RedisUrl::parse)
            .orElseGet(() -> RedisUrl.parse(REDIS_EXAMPLE));
    RedisUrl url =
        reading.text("FIZKO_REDIS_SENTINEL_MASTER").map(named::withSentinelMaster).orElse(named);
    if (url.lacksSentinelMaster()) {
      reading.problem(
          "FIZKO_REDIS_SENTINEL_MASTER",
          "nothing",
          "the name of the master that the Sentinels of REDIS_URL watch",
          "mymaster");
    }
    return url;
  }

  private static Optional<Path> redisAuthorities(Reading reading) {
    Optional<Path> file = reading.text("FIZKO_REDIS_CA").map(Path::of);
    file.filter(path -> !Files.isReadable(path))
        .ifPresent(
            path ->
                reading.problem(
                    "FIZKO_REDIS_CA",
                    "'" + path + "'",
                    "a PEM file that can be read",
                    "/etc/ssl/redis-ca.pem"));
    return file;
  }

  private static Optional<DatabaseUrl> database(Reading reading, Set<Role> roles, Broker broker) {
    Optional<String> text = reading.text("DATABASE_URL");
    if (text.isEmpty() && (broker == Broker.POSTGRES || roles.contains(Role.BEAT))) {
      reading.problem(
          "DATABASE_URL",
          "nothing",
          "the address of the PostgreSQL that "
              + (broker == Broker.POSTGRES ? "is the broker" : "holds the schedules"),
          DATABASE_EXAMPLE);
    }
    return text.flatMap(
        url -> reading.parsed("DATABASE_URL", url, DATABASE_EXAMPLE, DatabaseUrl::parse));
  }

  private static RedisSettings redis(Reading reading, RedisUrl url, String name) {
    RedisSettings settings =
        new RedisSettings(
                url,
                reading.text("FIZKO_KEY_PREFIX").orElse(""),
                Duration.ofSeconds(5),
                Duration.ofSeconds(
                    reading.number("FIZKO_RESULT_TTL_SECONDS", 3_600, 1, 31_536_000)),
                Duration.ofSeconds(
                    reading.number("FIZKO_VISIBILITY_TIMEOUT_SECONDS", 3_600, 60, 604_800)),
                name)
            .withResultKeyPrefix(reading.text("FIZKO_RESULT_KEY_PREFIX").orElse(""));
    return redisAuthorities(reading).map(settings::withAuthorities).orElse(settings);
  }

  private static HttpSettings http(Reading reading) {
    return new HttpSettings(
        reading.text("FIZKO_HOST").orElse("0.0.0.0"),
        (int) reading.number("PORT", 8_000, 0, 65_535),
        Duration.ofSeconds(reading.number("FIZKO_WEB_DRAIN_SECONDS", 20, 0, 3_600)),
        1_000_000,
        corsOrigins(reading));
  }

  private static List<String> corsOrigins(Reading reading) {
    return reading
        .text("FIZKO_CORS_ORIGINS")
        .flatMap(
            text ->
                reading.parsed(
                    "FIZKO_CORS_ORIGINS",
                    text,
                    "https://app.example.cl",
                    SettingsReader::corsOrigins))
        .orElse(List.of());
  }

  private static List<String> corsOrigins(String text) {
    List<String> origins = Arrays.stream(text.split(",")).map(String::strip).toList();
    return new HttpSettings("0.0.0.0", 0, Duration.ZERO, 1, origins).corsOrigins();
  }

  private String workerName(Reading reading) {
    String byDefault = "celery@" + host;
    String name = reading.text("FIZKO_WORKER_NAME").orElse(byDefault);
    if (!name.matches("[!-~]{1,255}")) {
      reading.problem(
          "FIZKO_WORKER_NAME", "'" + name + "'", "visible ASCII without blanks", byDefault);
      return byDefault;
    }
    return name;
  }

  private static WorkerSettings worker(Reading reading, String name) {
    return new WorkerSettings(
        new WorkerId(name),
        queues(reading),
        (int) reading.number("CELERY_CONCURRENCY", 2, 1, 10_000),
        Duration.ofSeconds(reading.number("FIZKO_LEASE_SECONDS", 30, 1, 86_400)),
        Duration.ofSeconds(reading.number("FIZKO_DRAIN_SECONDS", 60, 0, 86_400)),
        (int) reading.number("FIZKO_MAX_DELIVERIES", 5, 1, 1_000),
        new UnknownTasks(
            UnknownTasks.DEFAULT.absence(),
            (int)
                reading.number(
                    "FIZKO_UNKNOWN_TASK_PATIENCE", UnknownTasks.DEFAULT.patience(), 0, 100_000)),
        limits(reading),
        queueLimits(reading),
        new Recycling(
            (int) reading.number("FIZKO_MAX_TASKS_PER_CHILD", 0, 0, 1_000_000_000),
            reading.number("FIZKO_MAX_MEMORY_MB", 0, 0, 1_048_576) * 1_048_576,
            Duration.ofSeconds(reading.number("FIZKO_RECYCLE_AFTER_SECONDS", 30, 0, 86_400))));
  }

  private static TimeLimits limits(Reading reading) {
    return new TimeLimits(
        Duration.ofSeconds(reading.number("FIZKO_SOFT_TIME_LIMIT_SECONDS", 1_500, 0, 604_800)),
        Duration.ofSeconds(reading.number("FIZKO_TIME_LIMIT_SECONDS", 1_800, 0, 604_800)));
  }

  private static Map<QueueName, Integer> queueLimits(Reading reading) {
    return reading
        .text("FIZKO_QUEUE_LIMITS")
        .flatMap(
            text ->
                reading.parsed("FIZKO_QUEUE_LIMITS", text, "low=1", SettingsReader::queueLimits))
        .orElse(Map.of());
  }

  private static Map<QueueName, Integer> queueLimits(String text) {
    Map<QueueName, Integer> limits = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length != 2 || !parts[1].strip().matches("[1-9][0-9]{0,4}")) {
        throw new IllegalArgumentException(
            "has '" + pair.strip() + "'; expected queue=number, separated by commas");
      }
      limits.put(new QueueName(parts[0].strip()), Integer.valueOf(parts[1].strip()));
    }
    return limits;
  }

  private static List<QueueName> queues(Reading reading) {
    String text = reading.text("FIZKO_QUEUES").orElse("default,low");
    return reading
        .parsed(
            "FIZKO_QUEUES",
            text,
            "default,low",
            names ->
                Arrays.stream(names.split(","))
                    .map(String::strip)
                    .distinct()
                    .map(QueueName::new)
                    .toList())
        .orElse(List.of(new QueueName("default")));
  }

  /** The documents are fetched in their own queue, so that they hold up nothing else. */
  private static TaskRoutes routes() {
    QueueName low = new QueueName("low");
    Map<TaskName, QueueName> byName = new LinkedHashMap<>();
    for (String name :
        List.of(
            "sii.sync_documents",
            "sii.sync_documents_all_companies",
            "sii.sync_f29",
            "sii.sync_f29_all_companies")) {
      byName.put(new TaskName(name), low);
    }
    return new TaskRoutes(byName, new QueueName("default"));
  }

  private static TickerStore ticker(Reading reading) {
    return reading
        .text("FIZKO_TICKER")
        .flatMap(text -> reading.parsed("FIZKO_TICKER", text, "redis", TickerStore::parse))
        .orElse(TickerStore.DBSCHEDULER);
  }

  private static MetricsSettings metrics(Reading reading) {
    Optional<Secret> token = reading.secret("FIZKO_METRICS_TOKEN");
    token
        .filter(given -> !FixedTokens.isUsable(given.reveal()))
        .ifPresent(
            given ->
                reading.problem(
                    "FIZKO_METRICS_TOKEN",
                    "too short, or not of printable ASCII",
                    "at least " + FixedTokens.SHORTEST + " characters that nobody can guess",
                    "the output of: openssl rand -hex 32"));
    OptionalInt port =
        reading.text("FIZKO_METRICS_PORT").isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of((int) reading.number("FIZKO_METRICS_PORT", 9_464, 0, 65_535));
    if (port.isPresent() && token.isEmpty()) {
      reading.problem(
          "FIZKO_METRICS_TOKEN",
          "nothing",
          "the token of who may read the metrics at FIZKO_METRICS_PORT",
          "the output of: openssl rand -hex 32");
    }
    return new MetricsSettings(token, port);
  }

  private static Settings.LogLevel logLevel(Reading reading) {
    String text = reading.text("CELERY_LOG_LEVEL").orElse("info");
    try {
      return Settings.LogLevel.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      reading.problem(
          "CELERY_LOG_LEVEL", "'" + text + "'", "debug, info, warning, error or critical", "info");
      return Settings.LogLevel.INFO;
    }
  }

  private static Settings.LogFormat logFormat(Reading reading) {
    String text = reading.text("FIZKO_LOG_FORMAT").orElse("text");
    try {
      return Settings.LogFormat.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      reading.problem("FIZKO_LOG_FORMAT", "'" + text + "'", "text or json", "json");
      return Settings.LogFormat.TEXT;
    }
  }

  /** Variables of the old deployment that are known, and used by parts that are yet to come. */
  private static void noteThoseOfLaterUse(Reading reading) {
    reading.secret("KAPSO_API_KEY", "KAPSO_API_TOKEN");
    reading.secret("KAPSO_WEBHOOK_SECRET");
    reading.text("KAPSO_PROJECT_ID");
    reading.secret("OPENAI_API_KEY");
    reading.secret("ENCRYPTION_KEY");
    reading.secret("SUPABASE_ANON_KEY");
    reading.secret("SUPABASE_SERVICE_KEY");
  }
}
