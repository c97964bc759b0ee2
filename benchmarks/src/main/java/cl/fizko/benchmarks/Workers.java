package cl.fizko.benchmarks;

/** Starts workers of one kind. */
interface Workers {

  WorkerProcess start();
}
