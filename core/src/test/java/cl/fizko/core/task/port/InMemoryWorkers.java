package cl.fizko.core.task.port;

import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Workers of one process, which somebody has listed. */
public final class InMemoryWorkers implements Workers {

  private final List<WorkerSeen> workers = new ArrayList<>();
  private final Set<String> drained = new ConcurrentSkipListSet<>();

  public synchronized void add(WorkerSeen worker) {
    workers.add(worker);
  }

  /** Who was told to end. */
  public Set<String> drained() {
    return drained;
  }

  @Override
  public synchronized List<WorkerSeen> seen() {
    return workers.stream().sorted(Comparator.comparing(each -> each.name().value())).toList();
  }

  @Override
  public synchronized int count() {
    return workers.size();
  }

  @Override
  public synchronized void drain(WorkerId worker) {
    if (workers.stream().anyMatch(each -> each.name().equals(worker))) {
      drained.add(worker.value());
    }
  }
}
