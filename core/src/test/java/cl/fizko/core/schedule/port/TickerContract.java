package cl.fizko.core.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every ticker promises. An adapter's test extends it and only says how its ticker is made,
 * killed and hurried.
 */
@Timeout(60)
public abstract class TickerContract {

  protected static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LITTLE_LATER = Duration.ofMinutes(1);
  private static final PeriodicTaskId ROW = new PeriodicTaskId(7);

  /** Set after others and rung in its turn, it shows that every ticker has looked meanwhile. */
  private static final PeriodicTaskId LAST = new PeriodicTaskId(999);

  protected final SteppingClock clock = new SteppingClock(START);
  private final List<Ticker> tickers = new ArrayList<>();

  /** A ticker on {@link #clock} that has not started; all of one test share their alarms. */
  protected abstract Ticker ticker();

  /** Lets its process die, as far as its store can tell. */
  protected abstract void kill(Ticker ticker);

  /** How long, by the clock, the others wait before they take a ticker for dead. */
  protected abstract Duration deadAfter();

  /** May have the tickers look at the clock, which has just moved on, at once. */
  protected void hurry(List<Ticker> all) {}

  @AfterEach
  protected void closeAll() {
    tickers.forEach(Ticker::close);
  }

  private Ticker open() {
    Ticker ticker = ticker();
    tickers.add(ticker);
    return ticker;
  }

  private Ticker started(Ticker.Bell bell) {
    Ticker ticker = open();
    ticker.start(bell);
    return ticker;
  }

  private void step(Duration time) {
    clock.step(time);
    hurry(List.copyOf(tickers));
  }

  private static Alarm alarm(Duration fromStart) {
    return new Alarm(ROW, START.plus(fromStart), "v1");
  }

  @Test
  void anAlarmRingsWhenItIsDue() {
    RecordingBell bell = new RecordingBell();
    started(bell).set(alarm(SOON));

    step(SOON);

    assertThat(bell.next()).isEqualTo(alarm(SOON));
  }

  @Test
  void anAlarmIsNeverRungEarly() {
    RecordingBell bell = new RecordingBell();
    Ticker ticker = started(bell);
    ticker.set(alarm(SOON));
    ticker.set(new Alarm(LAST, START.plusSeconds(9), "v1"));

    step(SOON.minusNanos(1_000));

    assertThat(bell.next().id()).isEqualTo(LAST);
    assertThat(bell.isSilent()).isTrue();
  }

  @Test
  void anAlarmOfThePastRingsAtOnce() {
    RecordingBell bell = new RecordingBell();
    Ticker ticker = started(bell);

    ticker.set(alarm(Duration.ofHours(-3)));
    step(Duration.ofSeconds(2));

    assertThat(bell.next()).isEqualTo(alarm(Duration.ofHours(-3)));
  }

  @Test
  void eachAlarmRingsOnceHoweverManyTickersShareTheStore() {
    RecordingBell bell = new RecordingBell();
    Ticker first = started(bell);
    started(bell);
    started(bell);
    LongStream.rangeClosed(1, 20)
        .forEach(row -> first.set(new Alarm(new PeriodicTaskId(row), START.plus(SOON), "v1")));

    step(SOON);
    List<Alarm> rung = bell.next(20);
    first.set(new Alarm(LAST, clock.instant(), "v1"));
    step(LITTLE_LATER);

    assertThat(rung).doesNotHaveDuplicates();
    assertThat(bell.next().id()).isEqualTo(LAST);
    assertThat(bell.isSilent()).isTrue();
  }

  @Test
  void theBellSaysWhenTheRowRingsNext() {
    RecordingBell bell =
        new RecordingBell(
            rung -> Optional.of(new Alarm(rung.id(), rung.due().plus(SOON), rung.version())));
    started(bell).set(alarm(SOON));

    step(SOON);
    bell.next();
    awaitAlarm(alarm(SOON.multipliedBy(2)));
    step(SOON);

    assertThat(bell.next()).isEqualTo(alarm(SOON.multipliedBy(2)));
  }

  @Test
  void aRowWhoseBellWantsNoMoreHasNoAlarm() {
    RecordingBell bell = new RecordingBell();
    Ticker ticker = started(bell);
    ticker.set(alarm(SOON));

    step(SOON);
    bell.next();
    ticker.close();

    assertThat(open().alarms()).isEmpty();
  }

  @Test
  void anAlarmWhoseBellThrowsRingsAgainWithTheSameDueInstant() {
    AtomicInteger tries = new AtomicInteger();
    RecordingBell bell =
        new RecordingBell(
            rung -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("the bell is cracked, on purpose");
              }
              return Optional.empty();
            });
    started(bell).set(alarm(SOON));
    step(SOON);
    bell.next();

    Optional<Alarm> again = Optional.empty();
    while (again.isEmpty()) {
      step(LITTLE_LATER);
      again = bell.next(Duration.ofMillis(20));
    }

    assertThat(again).contains(alarm(SOON));
  }

  @Test
  void anAlarmThatRingsWhenItsProcessDiesRingsAgainOnAnotherWithTheSameDueInstant() {
    CountDownLatch over = new CountDownLatch(1);
    RecordingBell endless = new RecordingBell(rung -> awaitEnd(over));
    Ticker doomed = started(endless);
    doomed.set(alarm(SOON));
    step(SOON);
    endless.next();

    kill(doomed);
    step(deadAfter());
    RecordingBell bell = new RecordingBell();
    started(bell);

    assertThat(bell.next()).isEqualTo(alarm(SOON));
    over.countDown();
  }

  private static Optional<Alarm> awaitEnd(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("this process is dead, on purpose");
  }

  @Test
  void alarmsOutliveTheProcesses() {
    Ticker before = open();
    before.set(alarm(SOON));
    before.close();

    assertThat(open().alarms()).containsExactly(alarm(SOON));
  }

  @Test
  void alarmsCanBeSetAndSeenBeforeTheStart() {
    RecordingBell bell = new RecordingBell();
    Ticker ticker = open();
    ticker.set(alarm(SOON));
    assertThat(ticker.alarms()).containsExactly(alarm(SOON));
    step(SOON);

    ticker.start(bell);

    assertThat(bell.next()).isEqualTo(alarm(SOON));
  }

  @Test
  void anAlarmOfTheSameVersionStaysAsItIs() {
    Ticker ticker = open();
    ticker.set(alarm(SOON));

    ticker.set(alarm(LITTLE_LATER));

    assertThat(ticker.alarms()).containsExactly(alarm(SOON));
  }

  @Test
  void anAlarmOfAnotherVersionTakesItsPlace() {
    Ticker ticker = open();
    ticker.set(alarm(SOON));
    Alarm other = new Alarm(ROW, START.plus(LITTLE_LATER), "v2: ñandú '\"\\");

    ticker.set(other);

    assertThat(ticker.alarms()).containsExactly(other);
  }

  @Test
  void anAlarmThatRingsIsNeitherReplacedNorRemoved() {
    CountDownLatch over = new CountDownLatch(1);
    Alarm next = alarm(LITTLE_LATER);
    RecordingBell bell =
        new RecordingBell(
            rung -> {
              boolean ended = awaitQuietly(over);
              return ended ? Optional.of(next) : Optional.empty();
            });
    Ticker ticker = started(bell);
    ticker.set(alarm(SOON));
    step(SOON);
    bell.next();

    ticker.set(new Alarm(ROW, START, "v2"));
    ticker.cancel(ROW);
    assertThat(ticker.alarms()).containsExactly(alarm(SOON));
    over.countDown();
    ticker.close();

    assertThat(open().alarms()).containsExactly(next);
  }

  private static boolean awaitQuietly(CountDownLatch over) {
    try {
      over.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void anAlarmThatIsCancelledIsGone() {
    Ticker ticker = open();
    ticker.set(alarm(SOON));

    ticker.cancel(ROW);
    ticker.cancel(ROW);

    assertThat(ticker.alarms()).isEmpty();
  }

  @Test
  void aTickerThatIsClosedRingsNoMoreAndMayBeClosedAgain() {
    RecordingBell closed = new RecordingBell();
    RecordingBell open = new RecordingBell();
    Ticker ticker = started(closed);
    ticker.close();
    ticker.close();
    started(open).set(alarm(SOON));

    step(SOON);

    assertThat(open.next()).isEqualTo(alarm(SOON));
    assertThat(closed.isSilent()).isTrue();
  }

  @Test
  void aTickerThatNeverStartedCanBeClosed() {
    Ticker ticker = open();

    ticker.close();
    ticker.close();

    assertThat(ticker).isNotNull();
  }

  private void awaitAlarm(Alarm alarm) {
    Ticker watcher = tickers.get(0);
    while (!watcher.alarms().equals(List.of(alarm))) {
      Thread.onSpinWait();
    }
  }
}
