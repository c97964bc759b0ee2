package cl.fizko.benchmarks;

import java.util.List;

/** BullMQ, which knows its own format alone: its scripts send what its worker runs. */
final class BullMqEngine implements Engine {

  private final BullMq bullMq;
  private final Workers workers;
  private final Backlog backlog;
  private final Backlog failed;

  BullMqEngine(BullMq bullMq, Workers workers, Backlog backlog, Backlog failed) {
    this.bullMq = bullMq;
    this.workers = workers;
    this.backlog = backlog;
    this.failed = failed;
  }

  @Override
  public Subject subject() {
    return Subject.BULLMQ;
  }

  @Override
  public WorkerProcess startWorker() {
    return workers.start();
  }

  @Override
  public void preload(Load load, int count) {
    bullMq.script("preload.js", count, load.task(), load.bytes(), load.results()).output();
  }

  @Override
  public long pending() {
    return backlog.count();
  }

  @Override
  public void checkResults() {
    if (failed.count() > 0) {
      throw new BenchmarkException(failed.count() + " jobs of BullMQ have failed");
    }
  }

  @Override
  public List<Double> latencies(Pace pace) {
    return bullMq
        .script("latency.js", pace.perSecond(), pace.count())
        .output()
        .lines()
        .map(Double::valueOf)
        .toList();
  }
}
