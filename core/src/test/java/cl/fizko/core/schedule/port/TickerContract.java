package cl.fizko.core.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.SimulatedYear;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every ticker promises. An adapter's test extends it and says how a ticker over the one store
 * of a test is made.
 */
@Timeout(60)
public abstract class TickerContract {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  protected final SteppingClock clock = new SteppingClock(START);
  private final List<Ticker> tickers = new ArrayList<>();
  private final BlockingQueue<Alarm> rung = new LinkedBlockingQueue<>();

  /** Makes one more ticker over the store of this test, which is empty at first. */
  protected abstract Ticker ticker(InstantSource clock);

  /** Lets the process of a ticker die, as far as its store can tell. */
  protected abstract void kill(Ticker ticker);

  /** How long, by the clock, the others wait before they take a ticker for dead. */
  protected abstract Duration deadAfter();

  /** Lets a ticker look for what is due now, rather than when it is used to. */
  protected abstract void look(Ticker ticker);

  @AfterEach
  void closeAll() {
    tickers.forEach(Ticker::close);
  }

  @Test
  void anAlarmRingsWhenItIsDueAndNotBefore() throws Exception {
    Ticker ticker = started((alarm, now) -> Optional.empty());
    ticker.set(alarm(1, 10, "v"));
    ticker.set(alarm(2, 5, "v"));
    clock.step(Duration.ofSeconds(9));
    assertThat(next()).isEqualTo(alarm(2, 5, "v"));
    assertThat(rung).isEmpty();
    clock.step(Duration.ofSeconds(1));
    assertThat(next()).isEqualTo(alarm(1, 10, "v"));
  }

  @Test
  void anAlarmThatIsOverdueRingsAtOnce() throws Exception {
    started((alarm, now) -> Optional.empty()).set(alarm(1, -3_600, "v"));
    assertThat(next()).isEqualTo(alarm(1, -3_600, "v"));
  }

  @Test
  void theBellSaysWhenTheRowIsDueNext() throws Exception {
    Ticker ticker =
        started(
            (alarm, now) ->
                alarm.due().isBefore(START.plusSeconds(12))
                    ? Optional.of(
                        new Alarm(alarm.id(), alarm.due().plusSeconds(10), alarm.version() + "+"))
                    : Optional.empty());
    ticker.set(alarm(1, 5, "v"));
    clock.step(Duration.ofSeconds(5));
    assertThat(next()).isEqualTo(alarm(1, 5, "v"));
    clock.step(Duration.ofSeconds(10));
    assertThat(next()).isEqualTo(alarm(1, 15, "v+"));
    untilAlarmsAre(ticker, List.of());
  }

  @Test
  void manyTickersRingEachAlarmOnce() throws Exception {
    List<Ticker> three = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      three.add(started((alarm, now) -> Optional.empty()));
    }
    int alarms = 60;
    for (int i = 0; i < alarms; i++) {
      three.get(i % 3).set(alarm(i, 10, "v"));
    }
    clock.step(Duration.ofSeconds(10));
    Map<PeriodicTaskId, Integer> counts = new HashMap<>();
    for (int i = 0; i < alarms; i++) {
      counts.merge(next().id(), 1, Integer::sum);
    }
    assertThat(counts).hasSize(alarms);
    untilAlarmsAre(three.getFirst(), List.of());
    assertThat(rung).isEmpty();
  }

  @Test
  void aBellThatThrowsRingsAgainWithTheSameDueInstant() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Ticker ticker =
        started(
            (alarm, now) -> {
              if (tries.getAndIncrement() == 0) {
                throw new IllegalStateException("on purpose");
              }
              return Optional.empty();
            });
    ticker.set(alarm(1, 5, "v"));
    clock.step(Duration.ofSeconds(5));
    assertThat(next()).isEqualTo(alarm(1, 5, "v"));
    long end = System.nanoTime() + PATIENCE.toNanos();
    Alarm again = null;
    while (again == null && System.nanoTime() < end) {
      clock.step(Duration.ofSeconds(1));
      again = rung.poll(200, TimeUnit.MILLISECONDS);
    }
    assertThat(again).isEqualTo(alarm(1, 5, "v"));
  }

  @Test
  void anAlarmThatTheBellGivesBackAsItWasRingsAgainALittleLater() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Ticker ticker =
        started(
            (alarm, now) -> tries.getAndIncrement() == 0 ? Optional.of(alarm) : Optional.empty());
    ticker.set(alarm(1, 5, "v"));
    clock.step(Duration.ofSeconds(5));
    assertThat(next()).isEqualTo(alarm(1, 5, "v"));
    look(ticker);
    assertThat(rung.poll(300, TimeUnit.MILLISECONDS)).as("not at once").isNull();
    long end = System.nanoTime() + PATIENCE.toNanos();
    Alarm again = null;
    while (again == null && System.nanoTime() < end) {
      clock.step(Duration.ofSeconds(1));
      again = rung.poll(200, TimeUnit.MILLISECONDS);
    }
    assertThat(again).isEqualTo(alarm(1, 5, "v"));
    untilAlarmsAre(ticker, List.of());
  }

  @Test
  @Timeout(300)
  void everyDueInstantOfAYearFiresOnceThoughOneOfThreeBeatsDies() {
    long seed = Long.getLong("fizko.seed", System.nanoTime());
    new SimulatedYear(
            seed,
            new SimulatedYear.Tickers() {
              @Override
              public Ticker make(InstantSource time) {
                Ticker ticker = ticker(time);
                tickers.add(ticker);
                return ticker;
              }

              @Override
              public void look(Ticker ticker) {
                TickerContract.this.look(ticker);
              }

              @Override
              public void kill(Ticker ticker) {
                TickerContract.this.kill(ticker);
              }
            },
            deadAfter())
        .run();
  }

  @Test
  void whatIsDueTogetherRingsTogether() throws Exception {
    BlockingQueue<List<Alarm>> batches = new LinkedBlockingQueue<>();
    CountDownLatch goOn = new CountDownLatch(1);
    Ticker ticker =
        startedForMany(
            (alarms, now) -> {
              batches.add(alarms);
              awaitQuietly(goOn);
              return List.of();
            });
    List<Alarm> many = new ArrayList<>();
    for (int row = 1; row <= 100; row++) {
      many.add(alarm(row, 5, "v"));
    }
    ticker.set(many);
    clock.step(Duration.ofSeconds(5));
    List<Alarm> all = new ArrayList<>(batches.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    goOn.countDown();
    int bells = 1;
    while (all.size() < many.size()) {
      all.addAll(batches.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      bells++;
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(many);
    assertThat(bells).isLessThan(10);
    untilAlarmsAre(ticker, List.of());
  }

  @Test
  void ofThoseThatRangTogetherEachHasTheAlarmThatTheBellNamed() throws Exception {
    Ticker ticker =
        started(
            (alarm, now) ->
                alarm.id().value() % 2 == 0
                    ? Optional.of(new Alarm(alarm.id(), START.plusSeconds(500), "next"))
                    : Optional.empty());
    ticker.set(List.of(alarm(1, 5, "v"), alarm(2, 5, "v"), alarm(3, 5, "v"), alarm(4, 9, "v")));
    clock.step(Duration.ofSeconds(5));
    assertThat(List.of(next().id(), next().id(), next().id())).doesNotHaveDuplicates();
    untilAlarmsAre(ticker, List.of(alarm(2, 500, "next"), alarm(4, 9, "v")));
  }

  @Test
  void manyAlarmsAreSetAndRemovedTogether() {
    Ticker ticker = made();
    List<Alarm> many = new ArrayList<>();
    for (int row = 1; row <= 2_500; row++) {
      many.add(alarm(row, row, "v"));
    }
    ticker.set(many);
    assertThat(ticker.alarms()).containsExactlyInAnyOrderElementsOf(many);
    ticker.cancel(many.subList(10, 2_500).stream().map(Alarm::id).toList());
    assertThat(ticker.alarms()).containsExactlyInAnyOrderElementsOf(many.subList(0, 10));
    ticker.set(List.of());
    ticker.cancel(List.of());
    assertThat(ticker.alarms()).hasSize(10);
  }

  @Test
  void anAlarmThatRingsWhenItsProcessDiesRingsAgainOnAnotherWithTheSameDueInstant()
      throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Ticker doomed =
        started(
            (alarm, now) -> {
              awaitQuietly(over);
              return Optional.of(alarm(1, 500, "of the dead"));
            });
    doomed.set(alarm(1, 5, "v"));
    clock.step(Duration.ofSeconds(5));
    assertThat(next()).isEqualTo(alarm(1, 5, "v"));

    kill(doomed);
    clock.step(deadAfter());
    Ticker other = started((alarm, now) -> Optional.empty());

    assertThat(next()).isEqualTo(alarm(1, 5, "v"));
    over.countDown();
    untilAlarmsAre(other, List.of());
  }

  @Test
  void anAlarmThatRingsIsNeitherReplacedNorRemoved() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Ticker ticker =
        started(
            (alarm, now) -> {
              awaitQuietly(over);
              return Optional.of(alarm(1, 500, "next"));
            });
    ticker.set(alarm(1, 0, "v"));
    assertThat(next()).isEqualTo(alarm(1, 0, "v"));

    assertThat(ticker.set(alarm(1, 0, "w"))).containsExactly(new PeriodicTaskId(1));
    assertThat(ticker.set(alarm(1, 0, "v"))).isEmpty();
    ticker.cancel(new PeriodicTaskId(1));
    assertThat(ticker.alarms()).containsExactly(alarm(1, 0, "v"));

    over.countDown();
    untilAlarmsAre(ticker, List.of(alarm(1, 500, "next")));
  }

  protected static void awaitQuietly(CountDownLatch over) {
    try {
      over.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAlarmOfTheSameVersionStaysAsItIs() {
    Ticker ticker = made();
    ticker.set(alarm(1, 5, "v"));
    ticker.set(alarm(1, 500, "v"));
    assertThat(ticker.alarms()).containsExactly(alarm(1, 5, "v"));
  }

  @Test
  void anAlarmOfAnotherVersionIsReplaced() {
    Ticker ticker = made();
    assertThat(ticker.set(alarm(1, 5, "v"))).isEmpty();
    assertThat(ticker.set(alarm(1, 500, "w"))).isEmpty();
    assertThat(ticker.alarms()).containsExactly(alarm(1, 500, "w"));
  }

  @Test
  void anAlarmThatIsDueIsNotReplaced() {
    Ticker ticker = made();
    ticker.set(List.of(alarm(1, 5, "v"), alarm(2, 50, "v")));
    clock.step(Duration.ofSeconds(5));
    assertThat(ticker.set(List.of(alarm(1, 500, "w"), alarm(2, 500, "w"))))
        .containsExactly(new PeriodicTaskId(1));
    assertThat(ticker.alarms()).containsExactlyInAnyOrder(alarm(1, 5, "v"), alarm(2, 500, "w"));
  }

  @Test
  void aCancelledAlarmDoesNotRing() throws Exception {
    Ticker ticker = started((alarm, now) -> Optional.empty());
    ticker.set(alarm(1, 5, "v"));
    ticker.set(alarm(2, 5, "v"));
    ticker.cancel(new PeriodicTaskId(1));
    ticker.cancel(new PeriodicTaskId(99));
    clock.step(Duration.ofSeconds(5));
    assertThat(next()).isEqualTo(alarm(2, 5, "v"));
    untilAlarmsAre(ticker, List.of());
    assertThat(rung).isEmpty();
  }

  @Test
  void alarmsOutliveTheProcess() throws Exception {
    Ticker first = started((alarm, now) -> Optional.empty());
    first.set(alarm(1, 5, "v"));
    first.close();
    clock.step(Duration.ofSeconds(5));
    Ticker second = started((alarm, now) -> Optional.empty());
    assertThat(next()).isEqualTo(alarm(1, 5, "v"));
    untilAlarmsAre(second, List.of());
  }

  @Test
  void nothingRingsOnceItIsClosed() throws Exception {
    CountDownLatch ringing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Ticker ticker =
        started(
            (alarm, now) -> {
              ringing.countDown();
              try {
                goOn.await(10, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              ended.incrementAndGet();
              return Optional.empty();
            });
    ticker.set(alarm(1, 0, "v"));
    assertThat(ringing.await(20, TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.ofPlatform().start(ticker::close);
    goOn.countDown();
    closing.join();
    assertThat(ended).hasValue(1);
    ticker.close();
  }

  protected static Alarm alarm(long row, long seconds, String version) {
    return new Alarm(new PeriodicTaskId(row), START.plusSeconds(seconds), version);
  }

  private Ticker made() {
    Ticker ticker = ticker(clock);
    tickers.add(ticker);
    return ticker;
  }

  /** What a test does when one alarm rings. */
  private interface OneBell {
    Optional<Alarm> ring(Alarm alarm, Instant now);
  }

  private Ticker started(OneBell bell) {
    return startedForMany(
        (alarms, now) -> {
          rung.addAll(alarms);
          return alarms.stream().flatMap(alarm -> bell.ring(alarm, now).stream()).toList();
        });
  }

  private Ticker startedForMany(Ticker.Bell bell) {
    Ticker ticker = made();
    ticker.start(
        (alarms, now) -> {
          assertThat(alarms)
              .hasSizeBetween(1, 1_000)
              .doesNotHaveDuplicates()
              .allSatisfy(alarm -> assertThat(now).isAfterOrEqualTo(alarm.due()));
          return bell.ring(alarms, now);
        });
    return ticker;
  }

  private Alarm next() throws InterruptedException {
    Alarm alarm = rung.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(alarm).as("an alarm that rings").isNotNull();
    return java.util.Objects.requireNonNull(alarm);
  }

  /** Waits until what the bell said has been noted. */
  private static void untilAlarmsAre(Ticker ticker, List<Alarm> expected) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Set.copyOf(ticker.alarms()).equals(Set.copyOf(expected)) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(ticker.alarms()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
