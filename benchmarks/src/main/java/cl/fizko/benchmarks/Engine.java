package cl.fizko.benchmarks;

import java.util.List;

/** A task engine under measurement: its workers, and what fills and watches their queue. */
interface Engine {

  Subject subject();

  WorkerProcess startWorker();

  /** Puts tasks into the queue and returns when all are there. */
  void preload(Load load, int count);

  /** How many tasks are waiting or being worked on. */
  long pending();

  /**
   * Looks whether what was preloaded has not only gone, but succeeded and left its results.
   *
   * @throws BenchmarkException if something has failed
   */
  void checkResults();

  /** Sends {@code demo.now} at a pace; for each task the milliseconds from sending to its start. */
  List<Double> latencies(Pace pace);
}
