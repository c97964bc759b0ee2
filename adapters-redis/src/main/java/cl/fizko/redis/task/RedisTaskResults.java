package cl.fizko.redis.task;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** {@link TaskResults} where Celery keeps them: {@code celery-task-meta-<id>} (celery-wire §4). */
public final class RedisTaskResults implements TaskResults {

  /** A notice may be lost with its connection, so who waits also looks now and then. */
  private static final Duration LOOKING = Duration.ofSeconds(1);

  private final LuaScript store = LuaScript.of(RedisTaskResults.class, "keep.lua", "store.lua");
  private final RedisCalls calls;
  private final Keys keys;
  private final RedisSettings settings;
  private final ResultReader reader;
  private final ResultWriter writer;
  private final ResultSignal signal;

  public RedisTaskResults(RedisConnections connections) {
    CeleryJson json = new CeleryJson();
    this.calls = new RedisCalls(connections);
    this.settings = connections.settings();
    this.keys = Keys.of(settings);
    this.reader = new ResultReader(json);
    this.writer = new ResultWriter(json);
    this.signal = new ResultSignal(connections);
  }

  @Override
  public Optional<TaskResult> find(TaskId id) {
    byte[] key = Bytes.of(keys.result(id));
    return Optional.ofNullable(calls.call(redis -> redis.get(key)))
        .map(value -> reader.read(id, value));
  }

  @Override
  public Optional<Task> asked(TaskId id) {
    byte[] key = Bytes.of(keys.result(id));
    return Optional.ofNullable(calls.call(redis -> redis.get(key)))
        .flatMap(value -> reader.asked(id, value));
  }

  @Override
  public Optional<QueueName> askedIn(TaskId id) {
    byte[] key = Bytes.of(keys.result(id));
    return Optional.ofNullable(calls.call(redis -> redis.get(key))).flatMap(reader::askedIn);
  }

  @Override
  public Optional<TaskResult> await(TaskId id, Duration atMost) {
    Deadline deadline = Deadline.in(atMost);
    Semaphore notices = signal.listen(keys.result(id));
    try {
      while (true) {
        Optional<TaskResult> result = find(id).filter(TaskResult::isFinal);
        long left = deadline.left().toNanos();
        if (result.isPresent() || left == 0) {
          return result;
        }
        if (notices.tryAcquire(Math.min(left, LOOKING.toNanos()), TimeUnit.NANOSECONDS)) {
          notices.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      signal.stop(keys.result(id), notices);
    }
  }

  @Override
  public void started(Collection<Task> tasks, WorkerId worker) {
    note(tasks, task -> writer.started(task, worker));
  }

  @Override
  public void progressed(Task task, WorkerId worker, Progress progress) {
    note(List.of(task), each -> writer.progressed(each, worker, progress));
  }

  private void note(Collection<Task> tasks, Function<Task, byte[]> state) {
    List<byte[]> names = new ArrayList<>();
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Bytes.of(settings.resultTtl().toSeconds()));
    for (Task task : tasks) {
      if (!task.options().ignoreResult()) {
        names.add(Bytes.of(keys.result(task.id())));
        arguments.add(state.apply(task));
      }
    }
    if (!names.isEmpty()) {
      store.number(calls, names.toArray(new byte[0][]), arguments.toArray(new byte[0][]));
    }
  }
}
