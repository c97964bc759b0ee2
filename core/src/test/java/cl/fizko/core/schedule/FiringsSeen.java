package cl.fizko.core.schedule;

import cl.fizko.core.task.ForwardingTaskBroker;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A broker that keeps of what is sent only the ids. */
final class FiringsSeen extends ForwardingTaskBroker {

  private final Set<TaskId> sent = ConcurrentHashMap.newKeySet();
  private final Set<TaskId> triedTwice = ConcurrentHashMap.newKeySet();
  private final Set<TaskId> byTheDoomed = ConcurrentHashMap.newKeySet();
  private volatile boolean isSomebodyDead;

  FiringsSeen() {
    super(new InMemoryTaskBroker(new InMemoryTaskResults(), InstantSource.system()));
  }

  @Override
  public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    Set<TaskId> now = new HashSet<>();
    for (Publication each : tasks) {
      TaskId id = each.task().id();
      if (sent.add(id)) {
        now.add(id);
      } else {
        triedTwice.add(id);
      }
    }
    return now;
  }

  @Override
  public Set<TaskId> publishedOnce(Collection<TaskId> ids) {
    return ids.stream().filter(sent::contains).collect(Collectors.toUnmodifiableSet());
  }

  /** The same as the beat that is to die sees it; several of its threads may have something. */
  TaskBroker ofTheDoomed() {
    return new ForwardingTaskBroker(this) {
      @Override
      public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
        tasks.forEach(each -> byTheDoomed.add(each.task().id()));
        return FiringsSeen.this.publishOnce(tasks, window);
      }
    };
  }

  /** Nobody has anything in hand. */
  void nextRound() {
    if (!isSomebodyDead) {
      byTheDoomed.clear();
    }
  }

  void noteDeath() {
    isSomebodyDead = true;
  }

  Set<TaskId> sent() {
    return sent;
  }

  Set<TaskId> triedTwice() {
    return triedTwice;
  }

  Set<TaskId> inHandOfTheDead() {
    return byTheDoomed;
  }

  boolean isSomebodyDead() {
    return isSomebodyDead;
  }
}
