package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCall;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few tasks and workers, and a few faults between them and Redis, all drawn from a seed. When the
 * faults are over, every task must have been done, and none acknowledged twice.
 */
final class FaultSchedule implements WorkerListener {

  private static final Duration LEASE = Duration.ofSeconds(1);
  private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(700);
  private static final Duration ONCE = Duration.ofMinutes(5);
  private static final Duration UNTIL_DONE = Duration.ofSeconds(25);
  private static final List<String> PLACES =
      List.of("\r\nEVALSHA\r\n", "\r\ndone\r\n", "\r\ndelay\r\n", "\r\nEVAL\r\n", "\r\nHGET\r\n");

  private final Random random;
  private final RedisUrl url;
  private final InetSocketAddress address;
  private final String prefix;
  private final AtomicInteger runs = new AtomicInteger();
  private final Map<String, ConcurrentLinkedQueue<Object>> acknowledged = new ConcurrentHashMap<>();
  private final List<Stand> stands = new ArrayList<>();
  private final Pause never = new Pause();
  private int killed;
  private int faults;

  /** A worker and the proxy between it and Redis. */
  private final class Stand implements AutoCloseable {

    private final FaultProxy proxy = FaultProxy.to(address);
    private final String name;
    private WorkerProcess worker;

    Stand(String name) {
      this.name = name;
      this.worker = start();
    }

    private WorkerProcess start() {
      return WorkerProcess.start(
          settings(proxy.port()), name, 3, LEASE, FaultSchedule.this::work, FaultSchedule.this);
    }

    void replace() {
      worker.kill();
      worker = start();
    }

    @Override
    public void close() {
      worker.kill();
      proxy.close();
    }
  }

  /** What came of a schedule. */
  record Report(int tasks, int runs, int acknowledged, int faults, int killed) {

    Report plus(Report other) {
      return new Report(
          tasks + other.tasks,
          runs + other.runs,
          acknowledged + other.acknowledged,
          faults + other.faults,
          killed + other.killed);
    }
  }

  FaultSchedule(long seed, RedisUrl url, InetSocketAddress address) {
    this.random = new Random(seed);
    this.url = url;
    this.address = address;
    this.prefix = "{" + Long.toHexString(seed) + "}:";
  }

  private RedisSettings settings(int port) {
    return Redis.with(Redis.at(port), prefix, COMMAND_TIMEOUT);
  }

  Report run() {
    try (Redis direct =
            new Redis(Redis.with(RedisSettings.at(url), prefix, Duration.ofSeconds(5)));
        FaultProxy toSender = FaultProxy.to(address);
        Redis sender = new Redis(settings(toSender.port()))) {
      for (int i = 2 + random.nextInt(2); i > 0; i--) {
        stands.add(new Stand("stand-" + i));
      }
      List<Task> tasks = send(sender, toSender, 4 + random.nextInt(8));
      for (faults = 0; faults < 6; faults++) {
        never.goOnAfter(Duration.ofMillis(20 + random.nextInt(200)));
        meetFault(stands.get(random.nextInt(stands.size())));
      }
      stands.forEach(stand -> stand.proxy.pass());
      await()
          .atMost(UNTIL_DONE)
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(
              () ->
                  assertThat(tasks)
                      .extracting(task -> direct.result(task.id()).orElse(null))
                      .hasOnlyElementsOfType(TaskResult.Succeeded.class));
      await()
          .atMost(UNTIL_DONE)
          .untilAsserted(() -> assertThat(direct.depth()).isEqualTo(new QueueDepth(0, 0, 0)));
      check(tasks, direct);
      return new Report(
          tasks.size(),
          runs.get(),
          acknowledged.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum(),
          faults,
          killed);
    } finally {
      stands.forEach(Stand::close);
    }
  }

  /** Sends tasks as a careful sender does: again until it is told that they are there. */
  private List<Task> send(Redis sender, FaultProxy proxy, int count) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Task task = Task.of(WorkerProcess.TASK, Arguments.of(random.nextInt(12)));
      tasks.add(task);
      switch (random.nextInt(6)) {
        case 0 -> proxy.cutAfter("EVAL", 1);
        case 1 -> proxy.cutBefore("EVAL", 1);
        default -> {}
      }
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .ignoreException(BrokerUnavailableException.class)
          .until(
              () -> {
                sender.broker().publishOnce(WorkerProcess.QUEUE, task, ONCE);
                return true;
              });
    }
    return tasks;
  }

  private void meetFault(Stand stand) {
    String place = PLACES.get(random.nextInt(PLACES.size()));
    int nth = 1 + random.nextInt(4);
    switch (random.nextInt(9)) {
      case 0 -> stand.proxy.cut();
      case 1, 2 -> stand.proxy.cutBefore(place, nth);
      case 3, 4 -> stand.proxy.cutAfter(place, nth);
      case 5 -> stand.proxy.delay(Duration.ofMillis(5 + random.nextInt(60)));
      case 6 -> stand.proxy.freezeOpen();
      case 7 -> {
        stand.proxy.refuse();
        never.goOnAfter(Duration.ofMillis(random.nextInt(300)));
        stand.proxy.pass();
      }
      case 8 -> {
        killed++;
        stand.replace();
      }
      default -> throw new IllegalStateException("no such fault");
    }
  }

  /** Most tasks are short, some are tried twice, some take longer than a lease. */
  private Outcome work(TaskCall call) {
    int run = runs.incrementAndGet();
    int kind = ((Number) call.task().arguments().positional().getFirst()).intValue();
    if (kind <= 2 && call.retries() == 0) {
      return new Outcome.Retried(
          Failure.of("Again", "fault", "first try"), Instant.now().plusMillis(100L * kind));
    }
    never.goOnAfter(kind == 11 ? LEASE.plusMillis(300) : Duration.ofMillis(kind * 10L));
    return Outcome.succeeded(run);
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    if (settlement instanceof Settlement.Settled
        && outcome instanceof Outcome.Succeeded succeeded) {
      TaskId id = ((Reserved) delivery).task().id();
      acknowledged
          .computeIfAbsent(id.value(), key -> new ConcurrentLinkedQueue<>())
          .add(succeeded.value());
    }
  }

  private void check(List<Task> tasks, Redis direct) {
    for (Task task : tasks) {
      List<Object> values =
          List.copyOf(acknowledged.getOrDefault(task.id().value(), new ConcurrentLinkedQueue<>()));
      assertThat(values).as("acknowledgements of %s", task).hasSizeLessThanOrEqualTo(1);
      TaskResult.Succeeded kept = (TaskResult.Succeeded) direct.result(task.id()).orElseThrow();
      values.forEach(value -> assertThat(kept.value()).isEqualTo(value));
    }
    List<String> left =
        direct.calls().call(redis -> redis.keys(prefix + "*")).stream()
            .map(key -> new String(key, StandardCharsets.UTF_8))
            .filter(key -> !key.contains("fizko.once:"))
            .toList();
    assertThat(left).as("keys left in Redis").isEmpty();
  }
}
