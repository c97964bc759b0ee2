package cl.fizko.core.task.port;

import cl.fizko.core.task.journal.Totals;

/** Totals in the memory of one process. */
public final class InMemoryTaskTotals implements TaskTotals {

  private Totals totals = Totals.NONE;

  @Override
  public synchronized void add(Totals more) {
    totals = totals.plus(more);
  }

  @Override
  public synchronized Totals read() {
    return totals;
  }
}
