package cl.fizko.benchmarks;

import java.util.List;
import java.util.Set;

/** Runs the parts that are asked for, each with every engine on the stage. */
final class Comparison {

  private final Stage stage;
  private final Findings findings;
  private final double seconds;
  private final BrokerChoice broker;
  private final ExecuteMeasure executed;

  Comparison(Stage stage, Findings findings, double seconds, BrokerChoice broker) {
    this.stage = stage;
    this.findings = findings;
    this.seconds = seconds;
    this.broker = broker;
    this.executed = new ExecuteMeasure(stage, findings, seconds);
  }

  void run(Set<Part> parts) {
    CeilingMeasure ceiling = new CeilingMeasure(stage, findings, seconds);
    parts.forEach(part -> run(part, ceiling));
    ceiling.compare();
  }

  private void run(Part part, CeilingMeasure ceiling) {
    switch (part) {
      case CEILING -> {
        if (broker == BrokerChoice.REDIS) {
          tolerating(ceiling::run);
        }
      }
      case ENQUEUE -> tolerating(() -> new EnqueueMeasure(stage, findings, seconds).run(broker));
      case EXECUTE -> {
        for (Load load : List.of(Load.SMALL, Load.SMALL_UNKEPT, Load.LARGE, Load.LARGE_UNKEPT)) {
          stage.engines().forEach(engine -> tolerating(() -> executed.run(engine, load)));
        }
      }
      case LATENCY -> {
        LatencyMeasure latency = new LatencyMeasure(stage, findings, executed, seconds);
        stage.engines().forEach(engine -> tolerating(() -> latency.run(engine)));
      }
      case REST -> {
        RestMeasure rest = new RestMeasure(stage, findings);
        stage.engines().forEach(engine -> tolerating(() -> rest.run(engine)));
      }
      case WAITS -> {
        if (broker == BrokerChoice.REDIS) {
          tolerating(() -> new WaitsMeasure(stage, findings).run());
        }
      }
      case BEAT -> new BeatMeasure(stage, findings).runs().forEach(this::tolerating);
    }
  }

  /** One measure that fails must not cost the others. */
  private void tolerating(Runnable measure) {
    try {
      measure.run();
    } catch (BenchmarkException e) {
      findings.say("!!! NOT MEASURED: " + e.getMessage());
    }
  }
}
