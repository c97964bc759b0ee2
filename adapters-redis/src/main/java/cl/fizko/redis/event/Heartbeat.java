package cl.fizko.redis.event;

import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.CeleryJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells Celery's monitors that a worker lives: when it comes, every two seconds, and when it goes.
 * While Redis is away nothing is sent, and nothing is sent later.
 */
public final class Heartbeat implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration PACE = Duration.ofSeconds(2);

  private final EventChannel channel;
  private final EventWriter writer;
  private final Node node;
  private final WorkerControl worker;
  private final Pause pause = new Pause();
  private final Thread beating;
  private volatile boolean online;

  public Heartbeat(
      RedisConnections connections, Node node, WorkerControl worker, InstantSource time) {
    CeleryJson json = new CeleryJson();
    this.channel = new EventChannel(connections, json, node);
    this.writer = new EventWriter(json, node, time);
    this.node = node;
    this.worker = worker;
    this.beating = Thread.ofPlatform().name("fizko-heartbeat").daemon().unstarted(this::beat);
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && beating.getState() == Thread.State.NEW) {
      beating.start();
    }
  }

  private void beat() {
    do {
      if (online) {
        send("heartbeat", this::state);
      } else {
        online = send("online", this::state);
      }
    } while (pause.goOnAfter(PACE));
  }

  /** A heartbeat out of turn, because somebody has asked for it; Celery's says less, too. */
  public void now() {
    send(
        "heartbeat",
        event -> {
          event.put("freq", 5);
          software(event);
        });
  }

  private void state(ObjectNode event) {
    event.put("freq", (double) PACE.toSeconds());
    event.put("active", worker.active().size());
    event.put("processed", worker.totals().values().stream().mapToLong(Long::longValue).sum());
    ArrayNode load = event.putArray("loadavg");
    LoadAverage.now().forEach(load::add);
    software(event);
  }

  private void software(ObjectNode event) {
    event.put("sw_ident", node.software().name());
    event.put("sw_ver", node.software().version());
    event.put("sw_sys", node.software().system());
  }

  private boolean send(String what, Consumer<ObjectNode> fields) {
    try {
      channel.publish("worker." + what, writer.event("worker-" + what, writer.stamp(), fields));
      return true;
    } catch (BrokerUnavailableException e) {
      log.debug("worker-{} was not sent: {}", what, e.getMessage());
      return false;
    }
  }

  @Override
  public synchronized void close() {
    pause.end();
    try {
      beating.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (online) {
      online = false;
      send("offline", this::state);
    }
  }
}
