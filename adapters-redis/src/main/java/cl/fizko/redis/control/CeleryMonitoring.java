package cl.fizko.redis.control;

import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Heartbeat;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.event.TaskEvents;
import java.time.InstantSource;
import java.util.List;

/** Makes one worker visible to Celery's command line and monitors, and lets them control it. */
public final class CeleryMonitoring {

  private final RedisConnections connections;
  private final Node node;
  private final TaskQueues queues;
  private final Revocations revocations;
  private final TaskEvents events;
  private final InstantSource time;

  /**
   * @param node the worker among Celery's nodes
   * @param queues where delayed tasks wait
   * @param revocations where revocations are kept for workers that start later; must not broadcast
   *     them again
   * @param events what becomes of each task
   */
  public CeleryMonitoring(
      RedisConnections connections,
      Node node,
      TaskQueues queues,
      Revocations revocations,
      TaskEvents events,
      InstantSource time) {
    this.connections = connections;
    this.node = node;
    this.queues = queues;
    this.revocations = revocations;
    this.events = events;
    this.time = time;
  }

  /** What is to hear what the worker does. */
  public WorkerListener listener() {
    return events.listener();
  }

  /** What is to be started with the worker, and closed after it. */
  public Lifecycle of(WorkerControl worker) {
    Heartbeat heartbeat = new Heartbeat(connections, node, worker, time);
    Panel panel =
        new Panel(
            List.of(
                new WorkerQuestions(worker, connections.settings(), node, time).commands(),
                new TaskQuestions(worker, queues, node).commands(),
                new TaskOrders(worker, revocations).commands(),
                new WorkerOrders(worker).commands(),
                new EventOrders(events, heartbeat).commands(),
                new Hello(worker, node, time).commands()));
    return new Watched(new RemoteControl(connections, node, panel, time), events, heartbeat);
  }

  /** Nothing is asked any more before the last events are sent, and the goodbye comes last. */
  private record Watched(RemoteControl control, TaskEvents events, Heartbeat heartbeat)
      implements Lifecycle {

    @Override
    public void start() {
      heartbeat.start();
      events.start();
      control.start();
    }

    @Override
    public void close() {
      control.close();
      events.close();
      heartbeat.close();
    }
  }
}
