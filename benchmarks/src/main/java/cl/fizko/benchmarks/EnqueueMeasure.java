package cl.fizko.benchmarks;

import cl.fizko.core.task.Task;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** How fast tasks are sent while no worker runs. */
final class EnqueueMeasure {

  static final Row EACH = new Row("enqueue one by one", "rate", Unit.PER_SECOND);
  static final Row BATCHES = new Row("enqueue in batches of 100", "rate", Unit.PER_SECOND);

  private static final int SENDERS = 32;
  private static final int BATCH_SENDERS = 4;
  private static final int BATCH = 100;

  private final Stage stage;
  private final Findings findings;
  private final double seconds;

  EnqueueMeasure(Stage stage, Findings findings, double seconds) {
    this.stage = stage;
    this.findings = findings;
    this.seconds = seconds;
  }

  void run(BrokerChoice broker) {
    switch (broker) {
      case REDIS -> {
        oursOneByOne(Subject.FIZKO_100);
        oursInBatches();
        peers();
      }
      case POSTGRES -> oursOneByOne(Subject.POSTGRES_100);
    }
  }

  private void oursOneByOne(Subject subject) {
    FizkoFleet fizko = stage.fizko();
    ours(
        EACH,
        subject,
        SENDERS,
        () -> {
          fizko.send(Load.SMALL.fresh());
          return 1;
        });
  }

  private void oursInBatches() {
    Publisher batches = stage.fizko().batches();
    ours(
        BATCHES,
        Subject.FIZKO_100,
        BATCH_SENDERS,
        () -> {
          batches.publish(Stream.<Task>generate(Load.SMALL::fresh).limit(BATCH).toList());
          return BATCH;
        });
  }

  private void ours(Row row, Subject subject, int threads, LongSupplier step) {
    Senders senders = new Senders(threads);
    stage.clear();
    senders.perSecond(step, Math.min(3, seconds));
    stage.clear();
    add(subject, row, senders.perSecond(step, seconds));
  }

  private void peers() {
    int bytes = Load.SMALL.bytes();
    stage
        .peers()
        .celery()
        .ifPresent(celery -> measure(Subject.CELERY, EACH, celery.enqueue(seconds, bytes)));
    stage
        .peers()
        .bullMq()
        .ifPresent(
            bullMq -> {
              measure(
                  Subject.BULLMQ, EACH, bullMq.script("enqueue.js", seconds, bytes, SENDERS, 1));
              measure(
                  Subject.BULLMQ,
                  BATCHES,
                  bullMq.script("enqueue.js", seconds, bytes, BATCH_SENDERS, BATCH));
            });
  }

  private void measure(Subject subject, Row row, Program program) {
    stage.clear();
    add(subject, row, Double.parseDouble(program.output()));
  }

  private void add(Subject subject, Row row, double perSecond) {
    findings.add(subject, Map.of(row, perSecond));
    stage.clear();
  }
}
