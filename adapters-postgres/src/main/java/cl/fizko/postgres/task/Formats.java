package cl.fizko.postgres.task;

/** How tasks and results are written. */
record Formats(TaskJson tasks, ResultJson results) {

  Formats() {
    this(new TaskJson(), new ResultJson());
  }
}
