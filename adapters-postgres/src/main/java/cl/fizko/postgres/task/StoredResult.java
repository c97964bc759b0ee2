package cl.fizko.postgres.task;

/**
 * A result as its row holds it.
 *
 * @param state {@link #SUCCESS} is never replaced
 */
record StoredResult(String taskId, String state, String body) {

  static final String SUCCESS = "SUCCESS";
  private static final String RUNNING = "RUNNING";

  /** Whether it says more than that the task has been started again. */
  boolean outdoesLease() {
    return isSuccess() || state.equals(RUNNING);
  }

  boolean isSuccess() {
    return state.equals(SUCCESS);
  }
}
