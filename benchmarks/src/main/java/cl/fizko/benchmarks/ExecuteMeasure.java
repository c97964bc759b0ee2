package cl.fizko.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast a worker empties a queue that was filled before it started. The clock runs from the
 * moment when its first tasks, the warm-up, are done.
 */
final class ExecuteMeasure {

  private static final double MOST_BYTES = 1.5e9;
  private static final int LEAST = 200;

  private final Stage stage;
  private final Findings findings;
  private final double seconds;

  ExecuteMeasure(Stage stage, Findings findings, double seconds) {
    this.stage = stage;
    this.findings = findings;
    this.seconds = seconds;
  }

  static Row rate(Load load) {
    return row(load, "rate", Unit.PER_SECOND);
  }

  private static Row row(Load load, String figure, Unit unit) {
    return new Row("executed, " + load.label(), figure, unit);
  }

  /** Its rate with {@link Load#SMALL}, measured if it was not yet. */
  double maximum(Engine engine) {
    if (findings.value(rate(Load.SMALL), engine.subject()).isEmpty()) {
      run(engine, Load.SMALL);
    }
    return findings.value(rate(Load.SMALL), engine.subject()).orElseThrow();
  }

  void run(Engine engine, Load load) {
    double guess =
        findings.value(rate(Load.SMALL), engine.subject()).orElse(engine.subject().guess())
            * load.expectedShare();
    int warmUp = count(load, guess * Math.min(5, Math.max(1, seconds / 2)));
    int count = count(load, guess * seconds);
    stage.clear();
    engine.preload(load, warmUp + count);
    try (WorkerProcess worker = engine.startWorker()) {
      Watch watch = new Watch(engine, worker);
      long first = watch.until(count);
      long start = System.nanoTime();
      Usage before = worker.usage();
      watch.until(0);
      double passed = (System.nanoTime() - start) / 1e9;
      Usage after = worker.usage();
      if (load.results()) {
        engine.checkResults();
      }
      double cpu = after.cpuSeconds() - before.cpuSeconds();
      Map<Row, Double> figures = new LinkedHashMap<>();
      figures.put(rate(load), first / passed);
      figures.put(row(load, "CPU", Unit.SECONDS), cpu);
      figures.put(row(load, "CPU", Unit.MICROS_PER_TASK), cpu * 1e6 / first);
      figures.put(row(load, "peak RSS", Unit.MEGABYTES), after.peakMegabytes());
      findings.add(engine.subject(), figures);
    }
  }

  /** No more than Redis should hold, no less than tells anything. */
  private static int count(Load load, double wanted) {
    return (int) Math.max(LEAST, Math.min(wanted, MOST_BYTES / load.bytesInRedis()));
  }
}
