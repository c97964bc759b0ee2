package cl.fizko.http.journal;

import cl.fizko.core.runtime.Doze;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.http.json.Json;
import cl.fizko.http.stream.EventStream;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells clients how tasks get on. However many watch a task it is looked at twice a second, and not
 * at all while nobody watches.
 */
public final class TaskWatch implements Lifecycle {

  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofHours(1);

  private final TaskResults results;
  private final Json json;
  private final ConcurrentHashMap<TaskId, Watched> watched = new ConcurrentHashMap<>();
  private final Doze doze = new Doze();
  private final Thread looking = Thread.ofVirtual().name("fizko-watch").unstarted(this::run);
  private volatile boolean ended;

  public TaskWatch(TaskResults results, Json json) {
    this.results = results;
    this.json = json;
  }

  /** Tells a client how a task is, and from now on what changes, until it has ended. */
  void watch(TaskId id, EventStream stream) {
    watched.compute(
        id,
        (key, present) -> {
          Watched task = present == null ? new Watched(json) : present;
          task.add(stream);
          return task;
        });
    stream.whenOver(() -> leave(id, stream));
    doze.nudge();
  }

  private void leave(TaskId id, EventStream stream) {
    watched.computeIfPresent(id, (key, task) -> task.remove(stream) ? task : null);
  }

  /** How many tasks are watched. */
  int size() {
    return watched.size();
  }

  @Override
  public synchronized void start() {
    if (!ended && looking.getState() == Thread.State.NEW) {
      looking.start();
    }
  }

  private void run() {
    while (doze.goOnAfter(watched.isEmpty() ? LONG : PACE)) {
      watched.forEach(this::look);
    }
  }

  private void look(TaskId id, Watched task) {
    try {
      task.tell(ResultView.of(results.find(id)));
    } catch (BrokerUnavailableException e) {
      // It is looked at again soon.
    }
  }

  @Override
  public synchronized void close() {
    ended = true;
    doze.end();
    try {
      looking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
