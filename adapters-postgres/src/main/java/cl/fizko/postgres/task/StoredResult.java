package cl.fizko.postgres.task;

/**
 * A result as its row holds it.
 *
 * @param state {@link #SUCCESS} is never replaced
 */
record StoredResult(String taskId, String state, String body) {

  static final String SUCCESS = "SUCCESS";

  boolean isSuccess() {
    return state.equals(SUCCESS);
  }
}
