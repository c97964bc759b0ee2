package cl.fizko.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker costs that has worked a little and has nothing more to do. */
final class RestMeasure {

  static final Row CPU = new Row("at rest", "CPU", Unit.PERCENT);
  static final Row RESIDENT = new Row("at rest", "RSS", Unit.MEGABYTES);

  private static final int TASKS = 100;
  private static final int SETTLING_MILLIS = 3_000;
  private static final int WATCHING_MILLIS = 10_000;

  private final Stage stage;
  private final Findings findings;

  RestMeasure(Stage stage, Findings findings) {
    this.stage = stage;
    this.findings = findings;
  }

  void run(Engine engine) {
    stage.clear();
    engine.preload(Load.SMALL, TASKS);
    try (WorkerProcess worker = engine.startWorker()) {
      Watch watch = new Watch(engine, worker);
      watch.until(0);
      watch.pause(SETTLING_MILLIS);
      Usage before = worker.usage();
      watch.pause(WATCHING_MILLIS);
      Usage after = worker.usage();
      Map<Row, Double> figures = new LinkedHashMap<>();
      figures.put(CPU, (after.cpuSeconds() - before.cpuSeconds()) * 100_000.0 / WATCHING_MILLIS);
      figures.put(RESIDENT, after.residentMegabytes());
      findings.add(engine.subject(), figures);
    }
  }
}
