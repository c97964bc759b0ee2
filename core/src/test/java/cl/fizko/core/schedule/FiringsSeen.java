package cl.fizko.core.schedule;

import cl.fizko.core.task.ForwardingTaskBroker;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A broker that keeps of what is sent only the ids. */
final class FiringsSeen extends ForwardingTaskBroker {

  private final Set<TaskId> sent = ConcurrentHashMap.newKeySet();
  private final Set<TaskId> triedTwice = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Set<TaskId>> last = ThreadLocal.withInitial(Set::of);
  private volatile Set<TaskId> inHandOfTheDead = Set.of();
  private volatile boolean isSomebodyDead;

  FiringsSeen() {
    super(new InMemoryTaskBroker(new InMemoryTaskResults(), InstantSource.system()));
  }

  @Override
  public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    Set<TaskId> now = new HashSet<>();
    Set<TaskId> all = new HashSet<>();
    for (Publication each : tasks) {
      TaskId id = each.task().id();
      all.add(id);
      if (sent.add(id)) {
        now.add(id);
      } else {
        triedTwice.add(id);
      }
    }
    last.set(all);
    return now;
  }

  /** The thread that calls this is of a beat that has just died. */
  void noteDeath() {
    inHandOfTheDead = last.get();
    isSomebodyDead = true;
  }

  Set<TaskId> sent() {
    return sent;
  }

  Set<TaskId> triedTwice() {
    return triedTwice;
  }

  Set<TaskId> inHandOfTheDead() {
    return inHandOfTheDead;
  }

  boolean isSomebodyDead() {
    return isSomebodyDead;
  }
}
