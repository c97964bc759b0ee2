package cl.fizko.boot.metrics;

import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A worker's metrics. All meters are made beforehand, so that counting looks nothing up but a name.
 * A name that is not in the catalogue counts as {@code other}: anybody may send any name.
 */
public final class WorkerMetrics implements WorkerListener {

  private static final String OTHER = "other";

  private final Map<TaskName, TaskMeters> tasks = new HashMap<>();
  private final Map<QueueName, QueueMeters> queues = new HashMap<>();
  private final TaskMeters otherTasks;
  private final QueueMeters otherQueues;
  private final Counter leasesLost;
  private final Counter reclaimed;
  private final Counter brokerErrors;
  private final AtomicInteger ready = new AtomicInteger();
  private final MeterRegistry registry;
  private final InstantSource clock;

  public WorkerMetrics(
      Metrics metrics, WorkerSettings settings, TaskCatalogue catalogue, InstantSource clock) {
    this.registry = metrics.registry();
    this.clock = clock;
    catalogue.names().forEach(name -> tasks.put(name, new TaskMeters(registry, name.value())));
    settings.queues().forEach(name -> queues.put(name, new QueueMeters(registry, name.value())));
    this.otherTasks = new TaskMeters(registry, OTHER);
    this.otherQueues = new QueueMeters(registry, OTHER);
    this.leasesLost = counter("fizko.leases.lost", "Leases that ended while their task ran");
    this.reclaimed =
        counter("fizko.leases.reclaimed", "Tasks of lost workers that went back to their queues");
    this.brokerErrors = BrokerErrors.of(registry, "worker");
    gauge("fizko.worker.ready", "1 while the worker takes tasks", ready::get);
    gauge("fizko.worker.concurrency", "Tasks that it runs at once", settings::concurrency);
  }

  /** From now on tells how much a worker has in hand, too. */
  public void watch(Worker worker) {
    gauge("fizko.worker.running", "Tasks that it has in hand", worker::running);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  @Override
  public void ready(WorkerSettings settings) {
    ready.set(1);
  }

  @Override
  public void received(Reserved reserved) {
    of(reserved.queue()).reserved();
  }

  @Override
  public void unreadable(Unreadable message) {
    of(message.queue()).unreadable();
  }

  @Override
  public void started(Reserved reserved) {
    of(reserved.queue()).started(reserved.task(), clock.instant());
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    if (delivery instanceof Reserved reserved && settlement instanceof Settlement.Settled) {
      tasks.getOrDefault(reserved.task().name(), otherTasks).settled(outcome, took);
    }
  }

  @Override
  public void leaseLost(Delivery delivery) {
    leasesLost.increment();
  }

  @Override
  public void reclaimed(int tasks) {
    reclaimed.increment(tasks);
  }

  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    brokerErrors.increment();
  }

  @Override
  public void draining(int running) {
    ready.set(0);
  }

  private QueueMeters of(QueueName queue) {
    return queues.getOrDefault(queue, otherQueues);
  }
}
