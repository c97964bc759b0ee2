package cl.fizko.benchmarks;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ten thousand tasks that wait at the same time in one worker of ours. */
final class WaitsMeasure {

  static final Row PEAK = row("peak RSS", Unit.MEGABYTES);

  private static final int WAITS = 10_000;
  private static final int SECONDS = 5;
  private static final int WARM_UP = 100;

  private final Stage stage;
  private final Findings findings;

  WaitsMeasure(Stage stage, Findings findings) {
    this.stage = stage;
    this.findings = findings;
  }

  private static Row row(String figure, Unit unit) {
    return new Row("10,000 waits of " + SECONDS + " s", figure, unit);
  }

  void run() {
    FizkoFormatEngine engine = stage.fizko().engine(Subject.FIZKO_10000);
    stage.clear();
    engine.preload(Load.SMALL, WARM_UP);
    try (WorkerProcess worker = engine.startWorker()) {
      Watch watch = new Watch(engine, worker);
      watch.until(0);
      long start = System.nanoTime();
      new Preload(stage.fizko().batches()).fill(WaitsMeasure::fresh, WAITS);
      watch.until(0);
      double passed = (System.nanoTime() - start) / 1e9;
      Map<Row, Double> figures = new LinkedHashMap<>();
      figures.put(row("time", Unit.SECONDS), passed);
      figures.put(PEAK, worker.usage().peakMegabytes());
      findings.add(engine.subject(), figures);
    }
  }

  private static Task fresh() {
    return Task.of(new TaskName("demo.sleep"), Arguments.named(Map.of("seconds", SECONDS)));
  }
}
