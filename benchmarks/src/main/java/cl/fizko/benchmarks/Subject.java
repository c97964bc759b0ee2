package cl.fizko.benchmarks;

/** Who is measured; in the order of the columns. */
public enum Subject {
  FIZKO_100("Fizko, conc. 100", 100, 25_000),
  FIZKO_2("Fizko, conc. 2", 2, 13_000),
  FIZKO_10000("Fizko, conc. 10,000", 10_000, 10_000),
  POSTGRES_100("Fizko on PostgreSQL, conc. 100", 100, 5_000),
  POSTGRES_2("Fizko on PostgreSQL, conc. 2", 2, 2_000),
  CELERY("Celery, prefork 2", 2, 1_000),
  BULLMQ("BullMQ, conc. 100", 100, 15_000),
  LETTUCE("raw Lettuce", 1, 20_000),
  BEAT("Fizko's beat", 1, 200),
  BEAT_ON_REDIS("Fizko's beat, alarms in Redis", 1, 200),
  CELERY_BEAT("Celery's beat", 1, 200);

  private final String label;
  private final int concurrency;
  private final double guess;

  Subject(String label, int concurrency, double guess) {
    this.label = label;
    this.concurrency = concurrency;
    this.guess = guess;
  }

  public String label() {
    return label;
  }

  public int concurrency() {
    return concurrency;
  }

  /** Tasks per second to reckon with before anything has been measured. */
  public double guess() {
    return guess;
  }
}
