package cl.fizko.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a beat costs that has many rows and nothing to do, and how late it is when much is due. From
 * outside: what it sends is taken from the queue, its CPU and memory are read from the system.
 */
final class BeatMeasure {

  static final int FEW = 10_000;
  static final int MANY = 100_000;

  private static final long SETTLING_MILLIS = 8_000;
  private static final long WATCHING_MILLIS = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern BODY = Pattern.compile("\"body\": ?\"([A-Za-z0-9+/=]+)\"");
  private static final Pattern ROW = Pattern.compile("^\\[\\[(\\d+)]");

  private final Stage stage;
  private final Findings findings;
  private final InstantSource clock = InstantSource.system();

  BeatMeasure(Stage stage, Findings findings) {
    this.stage = stage;
    this.findings = findings;
  }

  static Row row(int rows, String figure, Unit unit) {
    return new Row(String.format(Locale.ROOT, "beat, %,d rows", rows), figure, unit);
  }

  /** Each may fail by itself. */
  List<Runnable> runs() {
    List<Runnable> runs = new ArrayList<>();
    stage.peers().celery().ifPresent(celery -> runs.add(() -> theirs(celery)));
    for (int rows : new int[] {FEW, MANY}) {
      runs.add(() -> ours(Subject.BEAT, rows, "dbscheduler"));
    }
    for (int rows : new int[] {FEW, MANY}) {
      runs.add(() -> ours(Subject.BEAT_ON_REDIS, rows, "redis"));
    }
    return runs;
  }

  private void ours(Subject subject, int rows, String ticker) {
    stage.clear();
    Map<Row, Double> figures = new LinkedHashMap<>();
    Path folder = stage.setup().target().resolve("postgres-beat");
    try (EmbeddedPostgresServer server =
            EmbeddedPostgresServer.start(PostgresOptions.keptIn(folder));
        BeatRows tables = new BeatRows(server, stage.servers().variables())) {
      tables.fill(rows);
      tables.addDue();
      long start = System.nanoTime();
      try (WorkerProcess beat = start(subject, tables.variables(), ticker)) {
        until(beat, () -> !take().isEmpty());
        figures.put(row(rows, "to the first firing", Unit.SECONDS), seconds(start));
        rest(beat, rows, figures);
        if (subject == Subject.BEAT) {
          figures.put(row(rows, "change seen", Unit.SECONDS), change(beat, tables));
        }
        BeatRows.Burst burst = new BeatRows.Burst(clock.instant().plusSeconds(15));
        tables.add(burst);
        lateness(beat, rows, burst, figures);
      }
    }
    findings.add(subject, figures);
  }

  private WorkerProcess start(Subject subject, Map<String, String> variables, String ticker) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("FIZKO_HOME", stage.setup().home().resolve("boot/target/fizko").toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("FIZKO_TICKER", ticker);
    environment.put("CELERY_LOG_LEVEL", stage.setup().logLevel());
    Path script = stage.setup().home().resolve("docker/entrypoint.sh");
    return new Program(
            List.of("sh", script.toString(), "beat"), stage.setup().target(), environment)
        .start(stage.setup().log(subject));
  }

  /** Celery's own scheduler, which knows its entries from its configuration. */
  private void theirs(Celery celery) {
    stage.clear();
    Map<Row, Double> figures = new LinkedHashMap<>();
    Path log = stage.setup().log(Subject.CELERY_BEAT);
    Path file = log.resolveSibling("celery-beat-" + clock.millis());
    BeatRows.Burst burst = new BeatRows.Burst(clock.instant().plusSeconds(60));
    long start = System.nanoTime();
    try (WorkerProcess beat = celery.beat(FEW, burst, file, stage.setup().logLevel()).start(log)) {
      until(beat, () -> !take().isEmpty());
      figures.put(row(FEW, "to the first firing", Unit.SECONDS), seconds(start));
      rest(beat, FEW, figures);
      lateness(beat, FEW, burst, figures);
    }
    findings.add(Subject.CELERY_BEAT, figures);
  }

  private static void rest(WorkerProcess beat, int rows, Map<Row, Double> figures) {
    pause(SETTLING_MILLIS);
    Usage before = beat.usage();
    pause(WATCHING_MILLIS);
    Usage after = beat.usage();
    figures.put(
        row(rows, "CPU at rest", Unit.PERCENT),
        (after.cpuSeconds() - before.cpuSeconds()) * 100_000.0 / WATCHING_MILLIS);
  }

  private static double change(WorkerProcess beat, BeatRows tables) {
    double longest = 0;
    for (int row = 2; row <= 6; row += 2) {
      int changed = row;
      long before = tables.version(row);
      long start = System.nanoTime();
      tables.change(row);
      until(beat, () -> tables.version(changed) != before);
      longest = Math.max(longest, seconds(start));
    }
    return longest;
  }

  private void lateness(
      WorkerProcess beat, int rows, BeatRows.Burst burst, Map<Row, Double> figures) {
    List<Double> late = new ArrayList<>();
    until(
        beat,
        () -> {
          List<Integer> taken = take();
          Instant now = clock.instant();
          taken.stream()
              .filter(row -> row >= 0)
              .forEach(row -> late.add(Duration.between(burst.due(row), now).toNanos() / 1e6));
          return late.size() >= BeatRows.FIRINGS;
        });
    Percentiles percentiles = new Percentiles(late);
    figures.put(row(rows, "lateness p50", Unit.MILLIS), percentiles.at(50));
    figures.put(row(rows, "lateness p99", Unit.MILLIS), percentiles.at(99));
    figures.put(row(rows, "lateness, longest", Unit.MILLIS), percentiles.at(100));
    figures.put(row(rows, "peak RSS", Unit.MEGABYTES), beat.usage().peakMegabytes());
  }

  /** The numbers of the rows that have fired; -1 for those that have none. */
  private List<Integer> take() {
    return stage.servers().redis().take(FizkoClient.QUEUE.value()).stream()
        .map(BeatMeasure::row)
        .toList();
  }

  private static int row(String message) {
    Matcher body = BODY.matcher(message);
    if (!body.find()) {
      throw new BenchmarkException("no message of Celery's: " + message);
    }
    String arguments = new String(Base64.getDecoder().decode(body.group(1)), UTF_8);
    Matcher row = ROW.matcher(arguments);
    return row.find() ? Integer.parseInt(row.group(1)) : -1;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void until(WorkerProcess beat, BooleanSupplier reached) {
    long start = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (!beat.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new BenchmarkException(
            "a beat stands still. Its log ends with:\n" + beat.lastWords());
      }
      pause(2);
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }
}
