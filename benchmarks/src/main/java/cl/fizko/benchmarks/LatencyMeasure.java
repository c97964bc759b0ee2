package cl.fizko.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long a task waits for its start while the worker has little or nothing to do. */
final class LatencyMeasure {

  static final String STEADY = "latency, 50 tasks/s";
  static final String TENTH = "latency, a tenth of its maximum";
  static final String IDLE = "latency, one task every 500 ms";

  private static final double STEADY_PER_SECOND = 50;
  private static final double IDLE_PER_SECOND = 2;
  private static final double SHARE = 0.1;

  private final Stage stage;
  private final Findings findings;
  private final ExecuteMeasure executed;
  private final double seconds;

  LatencyMeasure(Stage stage, Findings findings, ExecuteMeasure executed, double seconds) {
    this.stage = stage;
    this.findings = findings;
    this.executed = executed;
    this.seconds = seconds;
  }

  static Row row(String measure, String figure) {
    return new Row(measure, figure, Unit.MILLIS);
  }

  void run(Engine engine) {
    double maximum = executed.maximum(engine);
    stage.clear();
    engine.preload(Load.SMALL, (int) Math.max(100, maximum));
    try (WorkerProcess worker = engine.startWorker()) {
      new Watch(engine, worker).until(0);
      engine.latencies(Pace.of(STEADY_PER_SECOND, 1, 50)); // The senders warm up, too.
      take(engine, STEADY, Pace.of(STEADY_PER_SECOND, seconds, 100));
      take(engine, TENTH, Pace.of(maximum * SHARE, seconds, 100));
      take(engine, IDLE, Pace.of(IDLE_PER_SECOND, seconds, 10));
    }
  }

  private void take(Engine engine, String measure, Pace pace) {
    Percentiles percentiles = new Percentiles(engine.latencies(pace));
    Map<Row, Double> figures = new LinkedHashMap<>();
    figures.put(row(measure, "p50"), percentiles.at(50));
    figures.put(row(measure, "p99"), percentiles.at(99));
    findings.add(engine.subject(), figures);
  }
}
