package cl.fizko.core.task.port;

import cl.fizko.core.task.journal.Totals;

/**
 * How much work was done by all workers together, exactly.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface TaskTotals {

  /** Adds what was done. */
  void add(Totals more);

  /** All that was added. */
  Totals read();
}
