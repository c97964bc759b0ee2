package cl.fizko.benchmarks;

/** Counts tasks in some state; most often those that are not done yet. */
interface Backlog {

  /** How many there are at one moment. */
  long count();
}
