package cl.fizko.benchmarks;

/** Which peers are measured beside Fizko. */
public enum PeerChoice {
  NONE,
  CELERY,
  BULLMQ,
  ALL;

  boolean includes(PeerChoice one) {
    return this == ALL || this == one;
  }
}
