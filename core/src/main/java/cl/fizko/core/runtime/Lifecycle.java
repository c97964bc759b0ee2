package cl.fizko.core.runtime;

/**
 * Something that runs between a start and an end.
 *
 * <p>Both calls may be repeated and may come in any order and from any thread: a second {@link
 * #start()} does nothing, a {@link #close()} before the start leaves it unable to start, and
 * nothing runs again after {@link #close()} has returned. Constructors of implementations do no
 * I/O.
 */
public interface Lifecycle extends AutoCloseable {

  /** Starts the work; returns once it is under way. */
  void start();

  /** Ends the work in good order; returns once nothing of it runs any more. */
  @Override
  void close();

  /**
   * Ends the work at once, also while {@link #close()} waits for its good end: what can be handed
   * back is handed back. Returns once nothing of it runs any more.
   */
  default void closeNow() {
    close();
  }
}
