package cl.fizko.benchmarks;

/** A part of the comparison; in the order in which they run. */
public enum Part {
  CEILING,
  ENQUEUE,
  EXECUTE,
  LATENCY,
  REST,
  WAITS,
  BEAT
}
