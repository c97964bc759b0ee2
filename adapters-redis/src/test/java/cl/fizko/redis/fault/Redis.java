package cl.fizko.redis.fault;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import cl.fizko.redis.task.RedisTaskBroker;
import cl.fizko.redis.task.RedisTaskQueues;
import cl.fizko.redis.task.RedisTaskResults;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Redis as a sender of tasks sees it, over connections of its own. */
final class Redis implements AutoCloseable {

  private final RedisConnections connections;
  private final RedisTaskBroker broker;
  private final RedisTaskResults results;

  Redis(RedisSettings settings) {
    this.connections = new RedisConnections(settings);
    this.broker = new RedisTaskBroker(connections, InstantSource.system());
    this.results = new RedisTaskResults(connections);
  }

  /** Settings for a server on this machine, a proxy most likely. */
  static RedisSettings at(int port) {
    return RedisSettings.at(RedisUrl.parse("redis://127.0.0.1:" + port + "/0"));
  }

  static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static RedisSettings with(RedisSettings settings, String keyPrefix, Duration commandTimeout) {
    return new RedisSettings(
        settings.url(),
        keyPrefix,
        commandTimeout,
        settings.resultTtl(),
        settings.visibilityTimeout(),
        settings.clientName());
  }

  static List<Task> tasks(int count) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(Task.of(WorkerProcess.TASK, Arguments.of(i)));
    }
    return tasks;
  }

  List<Task> publish(int count) {
    List<Task> tasks = tasks(count);
    broker.publish(WorkerProcess.QUEUE, tasks);
    return tasks;
  }

  RedisTaskBroker broker() {
    return broker;
  }

  RedisTaskResults results() {
    return results;
  }

  Optional<TaskResult> result(TaskId id) {
    return results.find(id);
  }

  QueueDepth depth() {
    return new RedisTaskQueues(connections).depth(WorkerProcess.QUEUE);
  }

  RedisCalls calls() {
    return new RedisCalls(connections);
  }

  RedisConnections connections() {
    return connections;
  }

  @Override
  public void close() {
    connections.close();
  }
}
