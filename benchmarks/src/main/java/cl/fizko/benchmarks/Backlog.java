package cl.fizko.benchmarks;

/** Counts what is not done yet. */
interface Backlog {

  /** How many tasks are waiting or being worked on, at one moment. */
  long pending();
}
