package cl.fizko.core.schedule.port;

/**
 * Hears when somebody says that rows have changed. Only quickens: a beat looks for itself, too, so
 * an alert that is lost costs seconds and nothing else.
 */
public interface ChangeAlerts extends AutoCloseable {

  /**
   * Listens from now on, and does not wait until it can. Called once.
   *
   * @param changed is called after each change, on a thread of the adapter's; returns at once
   */
  void start(Runnable changed);

  /** Hears no more. May be called again. */
  @Override
  void close();
}
