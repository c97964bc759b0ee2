package cl.fizko.core.task;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What can be asked of a worker, and told to it, while it runs. Safe for use by many threads. */
public final class WorkerControl {

  private final Worker worker;
  private final WorkerSettings settings;
  private final InFlight inFlight;
  private final Revoked revoked;
  private final TaskCatalogue catalogue;
  private final InstantSource clock;
  private final Overrides overrides = new Overrides();
  private final CopyOnWriteArrayList<QueueName> queues;
  private final Map<TaskName, LongAdder> totals = new ConcurrentHashMap<>();
  private final AtomicLong ended = new AtomicLong();
  private volatile Instant since;

  WorkerControl(
      Worker worker,
      WorkerSettings settings,
      InFlight inFlight,
      Revoked revoked,
      TaskCatalogue catalogue,
      InstantSource clock) {
    this.worker = worker;
    this.settings = settings;
    this.inFlight = inFlight;
    this.revoked = revoked;
    this.catalogue = catalogue;
    this.clock = clock;
    this.queues = new CopyOnWriteArrayList<>(settings.queues());
    this.since = clock.instant();
  }

  /** How it was told to work; {@link #queues()} and {@link #concurrency()} may have changed. */
  public WorkerSettings settings() {
    return settings;
  }

  public WorkerId id() {
    return settings.id();
  }

  /** When it was started. */
  public Instant since() {
    return since;
  }

  /** The queues that it serves now. */
  public List<QueueName> queues() {
    return List.copyOf(queues);
  }

  /** How many tasks it runs at once now. */
  public int concurrency() {
    return inFlight.capacity();
  }

  /** The tasks whose handlers run. */
  public List<RunningTask> active() {
    return tries(true);
  }

  /** The tasks that it has taken and not started yet. */
  public List<RunningTask> reserved() {
    return tries(false);
  }

  private List<RunningTask> tries(boolean begun) {
    return inFlight.all().stream()
        .filter(each -> each.hasBegun() == begun && !each.isClaimed())
        .flatMap(each -> each.task().map(task -> new RunningTask(task, each.received())).stream())
        .toList();
  }

  /** The tasks that it can run. */
  public SortedSet<TaskName> registered() {
    return catalogue.names();
  }

  /** How many may start in a time, as things are now. */
  public Optional<Rate> rate(TaskName name) {
    return catalogue.find(name).flatMap(overrides::rate);
  }

  /** How many tasks it has ended, by name. */
  public Map<TaskName, Long> totals() {
    Map<TaskName, Long> sums = new TreeMap<>();
    totals.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }

  /** What it knows to be revoked, the oldest first. */
  public List<Revocation> revocations() {
    return revoked.all();
  }

  /**
   * Takes note that tasks are not to be run.
   *
   * @return those that it was running and now stops
   */
  public List<TaskId> revoke(Collection<TaskId> ids, boolean terminate) {
    Instant now = clock.instant();
    revoked.add(ids.stream().map(id -> new Revocation(id, terminate, now)).toList());
    List<TaskId> stopped = new ArrayList<>();
    if (terminate) {
      ids.stream().filter(worker::terminate).forEach(stopped::add);
    }
    return stopped;
  }

  /** Takes note of revocations that somebody else knew of. */
  public void learn(Collection<Revocation> revocations) {
    revoked.add(List.copyOf(revocations));
  }

  /**
   * Changes how many may start in a time; empty: as many as there are.
   *
   * @return whether there is such a task
   */
  public boolean limitRate(TaskName name, Optional<Rate> rate) {
    overrides.rate(name, rate);
    return catalogue.find(name).isPresent();
  }

  /**
   * Changes how long tasks may run that say nothing themselves.
   *
   * @return whether there is such a task
   */
  public boolean limitTime(TaskName name, TimeLimits limits) {
    overrides.limits(name, limits);
    return catalogue.find(name).isPresent();
  }

  /**
   * Serves one queue more.
   *
   * @return false if it did already
   */
  public boolean addQueue(QueueName queue) {
    boolean added = queues.addIfAbsent(queue);
    worker.lookAgain();
    return added;
  }

  /**
   * Serves one queue less; the last one stays.
   *
   * @return whether it served it, and others
   */
  public boolean cancelQueue(QueueName queue) {
    boolean removed = queues.size() > 1 && queues.remove(queue);
    worker.lookAgain();
    return removed;
  }

  /** Runs more tasks at once, or fewer; at least one. */
  public void resize(int more) {
    inFlight.resize(more);
  }

  /** Makes it end what it has and make way for nobody: its process is to end, in good order. */
  public void shutDown() {
    worker.retire(new Retirement("it was told to shut down", false));
  }

  /** Whether it takes nothing more and ends what it has. */
  public boolean isDraining() {
    return worker.isDraining();
  }

  Overrides overrides() {
    return overrides;
  }

  void started() {
    since = clock.instant();
  }

  /** How many tries it has ended. */
  long ended() {
    return ended.get();
  }

  void ended(TaskName name) {
    ended.incrementAndGet();
    totals.computeIfAbsent(name, key -> new LongAdder()).increment();
  }
}
