package cl.fizko.redis.event;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.CeleryJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells Celery's monitors what becomes of each task, while somebody wants to know. The work never
 * waits for it: what happens is noted, and written and sent by a thread of its own, many at a time.
 */
public final class TaskEvents implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(TaskEvents.class);

  private static final int NOTED_AT_MOST = 10_000;
  private static final int SENT_AT_ONCE = 200;
  private static final Backoff AWAY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

  private final EventChannel channel;
  private final CeleryJson json = new CeleryJson();
  private final EventWriter writer;
  private final EventBuffer<Noted> buffer = new EventBuffer<>(NOTED_AT_MOST);
  private final AtomicBoolean wanted;
  private final Pause pause = new Pause();
  private final Thread telling;
  private final TaskEventListener listener = new TaskEventListener(this);

  private record Noted(String type, EventWriter.Stamp stamp, Consumer<ObjectNode> fields) {}

  /**
   * @param wanted whether they are sent from the start
   */
  public TaskEvents(RedisConnections connections, Node node, boolean wanted, InstantSource time) {
    this.channel = new EventChannel(connections, json, node);
    this.writer = new EventWriter(json, node, time);
    this.wanted = new AtomicBoolean(wanted);
    this.telling = Thread.ofPlatform().name("fizko-events").daemon().unstarted(this::tell);
  }

  /** What is to hear what the worker does. */
  public WorkerListener listener() {
    return listener;
  }

  /**
   * Sends them from now on.
   *
   * @return false if it did already
   */
  public boolean enable() {
    return wanted.compareAndSet(false, true);
  }

  /**
   * Sends none from now on.
   *
   * @return false if it sent none already
   */
  public boolean disable() {
    return wanted.compareAndSet(true, false);
  }

  boolean areWanted() {
    return wanted.get();
  }

  /**
   * Takes note of an event.
   *
   * @param fields puts in what only this type has; called later, by another thread
   */
  void note(String type, Consumer<ObjectNode> fields) {
    buffer.put(new Noted(type, writer.stamp(), fields));
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && telling.getState() == Thread.State.NEW) {
      telling.start();
    }
  }

  private void tell() {
    boolean goOn = true;
    while (goOn) {
      try {
        List<Noted> some = buffer.take(SENT_AT_ONCE);
        goOn = !some.isEmpty() && send(some);
      } catch (InterruptedException e) {
        goOn = false;
      } catch (RuntimeException e) {
        log.error("Task events could not be written and are lost", e);
      }
    }
  }

  /** Sends however long Redis is away; returns false once it is to end and cannot. */
  private boolean send(List<Noted> some) {
    ArrayNode events = json.array();
    some.forEach(each -> events.add(writer.event(each.type(), each.stamp(), each.fields())));
    int failures = 0;
    while (true) {
      try {
        channel.publish("task.multi", events);
        warnOfLosses();
        return true;
      } catch (BrokerUnavailableException e) {
        log.debug("Task events were not sent: {}", e.getMessage());
        if (!pause.goOnAfter(AWAY.after(++failures))) {
          return false;
        }
      }
    }
  }

  private void warnOfLosses() {
    long lost = buffer.lost();
    if (lost > 0) {
      log.warn("{} task events were lost, for there was no room to keep them", lost);
    }
  }

  @Override
  public void close() {
    pause.end();
    buffer.close();
    try {
      telling.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
