package cl.fizko.core.task.port;

final class InMemoryTaskTotalsTest extends TaskTotalsContract {

  @Override
  protected TaskTotals totals() {
    return new InMemoryTaskTotals();
  }
}
