package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.schedule.port.InMemoryPeriodicTasks;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskRoutes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Three beats over a year, by a clock that goes from one due instant to the next as fast as they
 * follow. One of the beats dies in the middle of a firing, at a random point. At the end every due
 * instant of every row was sent once, and none was even tried twice but what the dead beat had in
 * hand.
 */
public final class SimulatedYear {

  private static final int BEATS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Stays this far from the instant at which some row would miss one, since dying takes time. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** The tickers that are put to the test. */
  public interface Tickers {
    Ticker make(InstantSource clock);

    void look(Ticker ticker);

    void kill(Ticker ticker);
  }

  /** Nobody who lives takes so long over what it has in hand. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private record Living(Beat beat, Ticker ticker) {}

  private final long seed;
  private final Random random;
  private final Tickers tickers;
  private final Duration deadAfter;
  private final SteppingClock clock = new SteppingClock(YearOfRows.START);
  private final InMemoryPeriodicTasks rows = new InMemoryPeriodicTasks();
  private final FiringsSeen seen = new FiringsSeen();
  private final List<Living> living = new ArrayList<>();
  private final Map<PeriodicTaskId, List<Instant>> dues;
  private final Map<PeriodicTaskId, Integer> passed = new HashMap<>();
  private int expected;

  public SimulatedYear(long seed, Tickers tickers, Duration deadAfter) {
    this.seed = seed;
    this.random = new Random(seed);
    this.tickers = tickers;
    this.deadAfter = deadAfter.plusMillis(1);
    YearOfRows year = new YearOfRows(seed);
    year.rows().forEach(rows::put);
    this.dues = year.dues();
  }

  /** Lives through it. */
  public void run() {
    int all = dues.values().stream().mapToInt(List::size).sum();
    System.out.println("SimulatedYear: " + all + " firings with -Dfizko.seed=" + seed);
    Doom doom = new Doom(random, all);
    for (int i = 0; i < BEATS; i++) {
      living.add(beat(i == 0 ? doom : Doom.NONE));
    }
    for (Instant now = clock.instant(); now.isBefore(YearOfRows.END); now = clock.instant()) {
      if (random.nextInt(10) == 0) {
        living.get(random.nextInt(living.size())).beat().pass();
      }
      seen.nextRound();
      clock.step(Duration.between(now, reach()));
      pass(clock.instant());
      settle();
    }
    assertThat(doom.isOver()).as("seed %d: a beat has died", seed).isTrue();
    assertThat(seen.triedTwice())
        .as("seed %d: tried twice", seed)
        .isSubsetOf(seen.inHandOfTheDead());
    Map<TaskId, String> expectedIds = expectedIds();
    assertThat(seen.sent()).as("seed %d: sent", seed).allMatch(expectedIds::containsKey);
    expectedIds.keySet().removeAll(seen.sent());
    assertThat(expectedIds.values()).as("seed %d: never sent", seed).isEmpty();
  }

  private Living beat(Doom doom) {
    Ticker ticker = tickers.make(clock);
    Runnable death =
        () -> {
          tickers.kill(ticker);
          seen.noteDeath();
        };
    Firing firing =
        new Firing(
            doom.over(rows, death),
            doom.over(doom == Doom.NONE ? seen : seen.ofTheDoomed(), death),
            new TaskRoutes(Map.of(), new QueueName("default")),
            BeatListener.SILENT);
    Beat beat = new Beat(rows, ticker, firing, BeatListener.SILENT, clock);
    beat.pass();
    ticker.start(firing::ring);
    return new Living(beat, ticker);
  }

  /** The latest instant before some row would be due a second time. */
  private Instant reach() {
    Instant reach = YearOfRows.END;
    for (Map.Entry<PeriodicTaskId, List<Instant>> row : dues.entrySet()) {
      int next = passed.getOrDefault(row.getKey(), 0);
      if (next + 1 < row.getValue().size()) {
        Instant first = row.getValue().get(next);
        Instant second = row.getValue().get(next + 1);
        Duration half = Duration.between(first, second).dividedBy(2);
        Instant before = second.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
        reach = before.isBefore(reach) ? before : reach;
      }
    }
    return reach;
  }

  private void pass(Instant now) {
    dues.forEach(
        (row, instants) -> {
          int next = passed.getOrDefault(row, 0);
          if (next < instants.size() && !instants.get(next).isAfter(now)) {
            passed.put(row, next + 1);
            expected++;
          }
        });
  }

  /**
   * Waits until all that is due was sent, and the next alarms stand. The clock goes on to where the
   * dead one is known to be dead only when the living have nothing in hand any more, or they would
   * be taken for dead, too.
   */
  private void settle() {
    living.forEach(each -> tickers.look(each.ticker()));
    long begin = System.nanoTime();
    long progress = begin;
    int sent = seen.sent().size();
    boolean buried = living.size() < BEATS;
    while (seen.sent().size() < expected || isSomethingDue()) {
      if (seen.sent().size() > sent) {
        sent = seen.sent().size();
        progress = System.nanoTime();
      }
      boolean livingAreDone = System.nanoTime() - progress > QUIET.toNanos();
      if (!buried && seen.isSomebodyDead() && livingAreDone) {
        living.removeFirst();
        clock.step(deadAfter);
        buried = true;
      }
      if (System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(50)) {
        living.forEach(each -> tickers.look(each.ticker()));
      }
      LockSupport.parkNanos(200_000);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .as("seed %d, %s: %d of %d sent", seed, clock.instant(), seen.sent().size(), expected)
          .isLessThan(PATIENCE);
    }
  }

  private boolean isSomethingDue() {
    Instant now = clock.instant();
    return living.getLast().ticker().alarms().stream().anyMatch(alarm -> !alarm.due().isAfter(now));
  }

  /** With what each of them stands for. */
  private Map<TaskId, String> expectedIds() {
    Map<TaskId, String> ids = new HashMap<>();
    dues.forEach(
        (row, instants) ->
            instants.forEach(due -> ids.put(FiringId.of(row, due), "row " + row + " at " + due)));
    return ids;
  }
}
