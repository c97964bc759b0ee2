package cl.fizko.core.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a worker asks its broker for: all its queues, each in its turn the first, and of none more
 * than its limit lets through. For one thread.
 */
final class Demand {

  private final WorkerControl control;
  private final Map<QueueName, Integer> limits;
  private final InFlight inFlight;
  private int turn;

  Demand(WorkerControl control, Map<QueueName, Integer> limits, InFlight inFlight) {
    this.control = control;
    this.limits = limits;
    this.inFlight = inFlight;
  }

  /** Queues that are asked together. */
  record Portion(List<QueueName> queues, int room) {}

  /** Queues of which only so many tasks may run at once are asked one by one, after the others. */
  List<Portion> portions(int room) {
    List<QueueName> queues = queues();
    if (limits.isEmpty()) {
      return List.of(new Portion(queues, room));
    }
    List<Portion> portions = new ArrayList<>();
    List<QueueName> free = new ArrayList<>(queues);
    free.removeAll(limits.keySet());
    if (!free.isEmpty()) {
      portions.add(new Portion(free, room));
    }
    for (QueueName queue : queues) {
      int left = room(queue, room);
      if (limits.containsKey(queue) && left > 0) {
        portions.add(new Portion(List.of(queue), left));
      }
    }
    return portions;
  }

  /** The queues of which it may begin more. */
  List<QueueName> open() {
    return queues().stream().filter(queue -> room(queue, 1) > 0).toList();
  }

  /** How many tasks of a queue it may begin now, out of so many. */
  private int room(QueueName queue, int room) {
    Integer limit = limits.get(queue);
    return limit == null ? room : Math.min(room, limit - inFlight.of(queue));
  }

  /** The queues in an order that gives each its turn at being first. */
  private List<QueueName> queues() {
    List<QueueName> rotated = new ArrayList<>(control.queues());
    Collections.rotate(rotated, -(turn++ % rotated.size()));
    return rotated;
  }
}
