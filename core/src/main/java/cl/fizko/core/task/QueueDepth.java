package cl.fizko.core.task;

/**
 * How much lies in a queue.
 *
 * @param ready messages that could be taken now
 * @param delayed messages whose time has not come
 * @param leased messages that somebody has taken and not yet settled
 */
public record QueueDepth(long ready, long delayed, long leased) {

  /** Whether nothing is left to do. */
  public boolean isDrained() {
    return ready == 0 && delayed == 0 && leased == 0;
  }
}
