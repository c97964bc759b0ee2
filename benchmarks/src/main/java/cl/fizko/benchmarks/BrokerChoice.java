package cl.fizko.benchmarks;

/** What Fizko's messages lie in. */
public enum BrokerChoice {
  REDIS,
  POSTGRES
}
