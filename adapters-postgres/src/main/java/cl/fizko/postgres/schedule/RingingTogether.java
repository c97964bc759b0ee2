package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.port.Ticker;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what db-scheduler executes one by one: whoever comes first rings for all that
 * wait, and while it does the next ones gather. So many firings cost few round trips.
 */
final class RingingTogether {

  private static final int MOST_AT_ONCE = 1_000;

  private final Ticker.Bell bell;
  private final Alarms alarms;
  private final InstantSource clock;
  private final WakeUps wakeUps;
  private final Duration afterFailure;
  private final Queue<Ringing> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  RingingTogether(
      Ticker.Bell bell,
      Alarms alarms,
      InstantSource clock,
      WakeUps wakeUps,
      Duration afterFailure) {
    this.bell = bell;
    this.alarms = alarms;
    this.clock = clock;
    this.wakeUps = wakeUps;
    this.afterFailure = afterFailure;
  }

  /** Of one execution; written and read by whoever has the turn. */
  private static final class Ringing {
    private final Execution execution;
    private boolean over;
    private @Nullable RuntimeException failure;

    private Ringing(Execution execution) {
      this.execution = execution;
    }

    private Alarm alarm() {
      AlarmData data = (AlarmData) execution.taskInstance.getData();
      return data.alarm(execution.taskInstance.getId());
    }

    private Alarms.Settled settled(Optional<Alarm> next, Instant again) {
      Alarm rung = alarm();
      Instant at = next.filter(alarm -> !alarm.equals(rung)).map(Alarm::due).orElse(again);
      return new Alarms.Settled(execution.taskInstance.getId(), execution.version, next, at);
    }
  }

  /**
   * Rings an execution's alarm, and puts the next one, or none, in its place.
   *
   * @throws RuntimeException what the bell threw, or the store; the execution is as it was
   */
  void ring(Execution execution) {
    Ringing one = new Ringing(execution);
    waiting.add(one);
    turn.lock();
    try {
      while (!one.over) {
        ringSome();
      }
    } finally {
      turn.unlock();
    }
    if (one.failure != null) {
      throw one.failure;
    }
  }

  private void ringSome() {
    List<Ringing> some = new ArrayList<>();
    for (Ringing each = waiting.poll(); each != null; each = waiting.poll()) {
      some.add(each);
      if (some.size() == MOST_AT_ONCE) {
        break;
      }
    }
    try {
      ring(some);
    } catch (RuntimeException e) {
      some.forEach(each -> each.failure = e);
    } finally {
      some.forEach(each -> each.over = true);
    }
  }

  private void ring(List<Ringing> some) {
    Map<PeriodicTaskId, Alarm> next = new HashMap<>();
    bell.ring(some.stream().map(Ringing::alarm).toList(), clock.instant())
        .forEach(alarm -> next.put(alarm.id(), alarm));
    Instant now = clock.instant();
    List<Alarms.Settled> settled =
        some.stream()
            .map(
                each ->
                    each.settled(
                        Optional.ofNullable(next.get(each.alarm().id())), now.plus(afterFailure)))
            .toList();
    alarms.settle(settled, now);
    settled.stream().filter(each -> each.next().isPresent()).forEach(each -> wakeUps.at(each.at()));
  }
}
