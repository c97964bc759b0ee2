package cl.fizko.benchmarks;

import java.util.List;
import java.util.OptionalDouble;

/** What Fizko has set itself to reach. */
final class Targets {

  private static final Row EXECUTED = ExecuteMeasure.rate(Load.SMALL);

  private final Findings findings;

  Targets(Findings findings) {
    this.findings = findings;
  }

  /** All of them, beside what was measured. */
  List<Target> all() {
    return List.of(
        times("executed, conc. 100, beside Celery", Subject.FIZKO_100, Subject.CELERY, 25),
        times("executed, conc. 100, beside BullMQ", Subject.FIZKO_100, Subject.BULLMQ, 1.3),
        times("executed, conc. 2, beside Celery", Subject.FIZKO_2, Subject.CELERY, 12),
        atLeast("executed, conc. 100, share of ceiling", CeilingMeasure.SHARE, 50),
        atLeast("enqueue one by one from 32 threads", EnqueueMeasure.EACH, 20_000),
        atLeast("enqueue in batches", EnqueueMeasure.BATCHES, 60_000),
        latency("latency at 50 tasks/s, p50", LatencyMeasure.STEADY, "p50", 1),
        latency("latency at 50 tasks/s, p99", LatencyMeasure.STEADY, "p99", 2.5),
        latency("wake-up from idle, p99", LatencyMeasure.IDLE, "p99", 5),
        atMost("CPU at rest", RestMeasure.CPU, Subject.FIZKO_100, 1),
        atMost("RSS at rest", RestMeasure.RESIDENT, Subject.FIZKO_100, 110),
        atMost("RSS with 10,000 waits", WaitsMeasure.PEAK, Subject.FIZKO_10000, 400),
        beat("to the first firing", Unit.SECONDS, 30),
        beat("change seen", Unit.SECONDS, 5),
        beat("CPU at rest", Unit.PERCENT, 5),
        beat("lateness p99", Unit.MILLIS, 250),
        beat("peak RSS", Unit.MEGABYTES, 256),
        new Target(
            "executed on PostgreSQL, conc. 100",
            findings.value(EXECUTED, Subject.POSTGRES_100),
            Unit.PER_SECOND,
            true,
            5_000));
  }

  private Target beat(String figure, Unit unit, double bound) {
    Row row = BeatMeasure.row(BeatMeasure.MANY, figure, unit);
    return atMost("beat, 100,000 rows: " + figure, row, Subject.BEAT, bound);
  }

  private Target times(String text, Subject ours, Subject peer, double bound) {
    OptionalDouble ratio = findings.ratio(EXECUTED, ours, EXECUTED, peer);
    return new Target(text, ratio, Unit.TIMES, true, bound);
  }

  private Target atLeast(String text, Row row, double bound) {
    return new Target(text, findings.value(row, Subject.FIZKO_100), row.unit(), true, bound);
  }

  private Target latency(String text, String measure, String figure, double bound) {
    return atMost(text, LatencyMeasure.row(measure, figure), Subject.FIZKO_100, bound);
  }

  private Target atMost(String text, Row row, Subject subject, double bound) {
    return new Target(text, findings.value(row, subject), row.unit(), false, bound);
  }
}
