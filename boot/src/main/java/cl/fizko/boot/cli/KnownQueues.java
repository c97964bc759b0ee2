package cl.fizko.boot.cli;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.port.TaskQueues;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The queues that somebody has named: in the settings, as a route of a task, or by pausing them.
 */
record KnownQueues(Settings settings, TaskQueues queues) {

  SortedSet<QueueName> all() {
    SortedSet<QueueName> all = new TreeSet<>(Comparator.comparing(QueueName::value));
    all.addAll(settings.worker().queues());
    all.addAll(settings.routes().byName().values());
    all.add(settings.routes().otherwise());
    all.addAll(queues.paused());
    return Collections.unmodifiableSortedSet(all);
  }

  /** Whether a queue is one of them, or at least has something in it. */
  boolean has(QueueName queue) {
    return all().contains(queue) || !queues.depth(queue).isDrained();
  }

  /** Why a command refuses a queue. */
  String refusal(QueueName queue) {
    String known = all().stream().map(QueueName::value).collect(Collectors.joining(", "));
    return "There is no queue '"
        + queue
        + "'; known are "
        + known
        + ". Others are named in FIZKO_QUEUES";
  }
}
