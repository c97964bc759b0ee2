package cl.fizko.http.overview;

import cl.fizko.core.runtime.Doze;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Stopwatch;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.journal.Totals;
import cl.fizko.http.json.Json;
import cl.fizko.http.stream.EventStream;
import cl.fizko.http.stream.StreamEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Samples how everything is: each second while somebody watches, else each five, so that who comes
 * finds some history. All who watch are told the same sample. While the broker is away there are no
 * samples.
 */
public final class Sampler implements Lifecycle {

  private static final int REMEMBERED = 300;
  private static final Duration WATCHED = Duration.ofSeconds(1);
  private static final Duration UNWATCHED = Duration.ofSeconds(5);

  private final Gauges gauges;
  private final Json json;
  private final Set<EventStream> watching = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Sample> history = new ArrayDeque<>();
  private final Doze doze = new Doze();
  private final Thread sampling = Thread.ofVirtual().name("fizko-sampler").unstarted(this::run);
  private Optional<Last> last = Optional.empty();
  private volatile boolean ended;

  private record Last(Totals totals, Stopwatch since) {}

  public Sampler(Gauges gauges, Json json) {
    this.gauges = gauges;
    this.json = json;
  }

  /** Tells a client what was, and from now on what is. */
  void watch(EventStream stream) {
    lock.lock();
    try {
      stream.send(StreamEvent.of("history", json.write(List.copyOf(history))));
      watching.add(stream);
    } finally {
      lock.unlock();
    }
    stream.whenOver(() -> watching.remove(stream));
    doze.nudge();
  }

  /** The newest sample, at most about five seconds old. */
  Sample newest() {
    lock.lock();
    try {
      if (!history.isEmpty()) {
        return history.getLast();
      }
    } finally {
      lock.unlock();
    }
    return gauges.read().sample();
  }

  List<Sample> history() {
    lock.lock();
    try {
      return new ArrayList<>(history);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public synchronized void start() {
    if (!ended && sampling.getState() == Thread.State.NEW) {
      sampling.start();
    }
  }

  private void run() {
    Stopwatch sinceSample = Stopwatch.started();
    boolean goOn = true;
    while (goOn) {
      Duration pace = watching.isEmpty() ? UNWATCHED : WATCHED;
      if (last.isEmpty() || sinceSample.elapsed().compareTo(pace) >= 0) {
        sinceSample = Stopwatch.started();
        sample();
      }
      Duration left = pace.minus(sinceSample.elapsed());
      goOn = doze.goOnAfter(left.isNegative() ? Duration.ZERO : left);
    }
  }

  /** The first one only begins the count. */
  private void sample() {
    try {
      Stopwatch now = Stopwatch.started();
      Optional<Last> before = last;
      Gauges.Reading reading =
          before.isPresent()
              ? gauges.read(before.get().totals(), before.get().since().elapsed())
              : gauges.read();
      last = Optional.of(new Last(reading.totals(), now));
      if (before.isPresent()) {
        tell(reading.sample());
      }
    } catch (BrokerUnavailableException e) {
      // There is none this time; the counts of the next one cover both.
    }
  }

  private void tell(Sample sample) {
    lock.lock();
    try {
      history.add(sample);
      if (history.size() > REMEMBERED) {
        history.removeFirst();
      }
      if (!watching.isEmpty()) {
        StreamEvent event = StreamEvent.of("sample", json.write(sample));
        watching.forEach(stream -> stream.send(event));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public synchronized void close() {
    ended = true;
    doze.end();
    try {
      sampling.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
