package cl.fizko.redis.fault;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Recycling;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskHandler;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.UnknownTasks;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.task.RedisRevocations;
import cl.fizko.redis.task.RedisTaskBroker;
import cl.fizko.redis.task.RedisTaskLimits;
import cl.fizko.redis.task.RedisTaskResults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A worker with connections of its own, as a process would have. */
final class WorkerProcess implements AutoCloseable {

  static final QueueName QUEUE = new QueueName("default");
  static final TaskName TASK = new TaskName("fault.task");

  private final RedisConnections connections;
  private final Worker worker;

  private WorkerProcess(RedisConnections connections, Worker worker) {
    this.connections = connections;
    this.worker = worker;
  }

  static WorkerProcess start(
      RedisSettings redis,
      String name,
      int concurrency,
      Duration lease,
      TaskHandler handler,
      WorkerListener listener) {
    RedisConnections connections = new RedisConnections(redis);
    InstantSource clock = InstantSource.system();
    Worker worker =
        new Worker(
            new WorkerSettings(
                new WorkerId(name),
                List.of(QUEUE),
                concurrency,
                lease,
                Duration.ZERO,
                1_000,
                UnknownTasks.DEFAULT,
                TimeLimits.NONE,
                Map.of(),
                Recycling.OFF),
            new WorkerPorts(
                new RedisTaskBroker(connections, clock),
                new RedisTaskResults(connections),
                new RedisTaskLimits(connections, clock),
                new RedisRevocations(connections, clock)),
            new TaskCatalogue(List.of(new TaskDefinition(TASK, "Meets faults.", handler))),
            new TaskRoutes(Map.of(), QUEUE),
            listener,
            clock);
    worker.start();
    return new WorkerProcess(connections, worker);
  }

  /** Ends as a killed process does: nobody hears of it, and it does nothing any more. */
  void kill() {
    connections.close();
    worker.close();
  }

  @Override
  public void close() {
    worker.close();
    connections.close();
  }
}
