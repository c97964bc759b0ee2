package cl.fizko.core.task.journal;

/** What a journal says of a task; Celery's names (celery.states, celery-wire §7). */
public enum TaskState {
  /** A worker has taken it. */
  RECEIVED,
  /** It runs. */
  STARTED,
  SUCCESS,
  FAILURE,
  /** It failed and is to be tried again. */
  RETRY,
  /** It is not to be run any more. */
  REVOKED,
  /** A worker has handed it back. */
  REJECTED
}
