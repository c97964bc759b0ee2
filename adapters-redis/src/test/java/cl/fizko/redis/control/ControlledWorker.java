package cl.fizko.redis.control;

import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskHandler;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.event.TaskEvents;
import cl.fizko.redis.task.RedisRevocations;
import cl.fizko.redis.task.RedisTaskBroker;
import cl.fizko.redis.task.RedisTaskLimits;
import cl.fizko.redis.task.RedisTaskQueues;
import cl.fizko.redis.task.RedisTaskResults;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A worker that can be controlled, put together as boot does it. */
public final class ControlledWorker implements AutoCloseable {

  public static final QueueName QUEUE = new QueueName("celery");

  private final CountDownLatch sleep = new CountDownLatch(1);
  private final RedisConnections connections;
  private final Node node;
  private final RedisTaskBroker broker;
  private final Worker worker;
  private final Lifecycle monitoring;

  public ControlledWorker(RedisConnections connections, String name, InstantSource clock) {
    this(connections, name, false, WorkerListener.SILENT, clock);
  }

  public ControlledWorker(
      RedisConnections connections,
      String name,
      boolean events,
      WorkerListener listener,
      InstantSource clock) {
    this.connections = connections;
    this.node =
        new Node(new WorkerId(name), new Node.Software("fizko", "test", "Linux"), ZoneOffset.UTC);
    this.broker = new RedisTaskBroker(connections, clock);
    CeleryMonitoring watching =
        new CeleryMonitoring(
            connections,
            node,
            new RedisTaskQueues(connections),
            new RedisRevocations(connections, clock),
            new TaskEvents(connections, node, events, clock),
            clock);
    this.worker =
        new Worker(
            WorkerSettings.of(node.name(), List.of(QUEUE), 1),
            new WorkerPorts(
                broker,
                new RedisTaskResults(connections),
                new RedisTaskLimits(connections, clock),
                new CeleryRevocations(connections, node, clock)),
            new TaskCatalogue(definitions()),
            new TaskRoutes(Map.of(), QUEUE),
            WorkerListener.both(listener, watching.listener()),
            clock);
    this.monitoring = watching.of(worker.control());
  }

  /** The tasks of the process from which the vectors were captured. */
  private List<TaskDefinition> definitions() {
    List<TaskDefinition> all = new ArrayList<>();
    for (String name :
        List.of(
            "add",
            "echo",
            "exit",
            "fail",
            "fail_custom",
            "headers",
            "noop",
            "noop_ignored",
            "on_error",
            "on_error_new",
            "progress",
            "reject",
            "replace",
            "retry_then_ok",
            "sleep",
            "soft",
            "spawn",
            "xsum")) {
      TaskHandler handler = name.equals("sleep") ? call -> sleep() : call -> Outcome.succeeded(5);
      all.add(new TaskDefinition(new TaskName("demo." + name), "", handler));
    }
    return all;
  }

  private Outcome sleep() throws InterruptedException {
    sleep.await();
    return Outcome.succeeded();
  }

  /** A task that it can run. */
  public static Task add() {
    return Task.of(new TaskName("demo.add"), Arguments.of(2, 3));
  }

  public ControlledWorker start() {
    worker.start();
    monitoring.start();
    return this;
  }

  public WorkerControl control() {
    return worker.control();
  }

  public RedisTaskBroker broker() {
    return broker;
  }

  Node node() {
    return node;
  }

  RedisConnections connections() {
    return connections;
  }

  @Override
  public void close() {
    sleep.countDown();
    worker.closeNow();
    monitoring.close();
  }
}
