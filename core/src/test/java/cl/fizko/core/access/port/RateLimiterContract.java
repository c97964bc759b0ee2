package cl.fizko.core.access.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.Allowance;
import cl.fizko.core.runtime.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link RateLimiter} promises. */
@Timeout(60)
public abstract class RateLimiterContract {

  private static final Allowance THREE = new Allowance(3, Duration.ofSeconds(30));

  protected final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-24T12:00:00Z"));
  private RateLimiter limiter;

  /** One that has counted nothing yet and takes its time from the clock. */
  protected abstract RateLimiter limiter(InstantSource clock);

  @BeforeEach
  void begin() {
    limiter = limiter(clock);
  }

  private Duration take(String key) {
    return limiter.take(Map.of(key, THREE));
  }

  @Test
  void anAllowanceMayBeUsedAllAtOnceAndThenComesBackLittleByLittle() {
    for (int i = 0; i < 3; i++) {
      assertThat(take("ana")).isZero();
    }
    assertThat(take("ana")).isEqualTo(Duration.ofSeconds(10));
    clock.step(Duration.ofSeconds(4));
    assertThat(take("ana")).isEqualTo(Duration.ofSeconds(6));
    clock.step(Duration.ofSeconds(6));
    assertThat(take("ana")).isZero();
    assertThat(take("ana")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whoWaitsLongHasTheWholeAllowanceAndNoMore() {
    take("ana");
    clock.step(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(take("ana")).isZero();
    }
    assertThat(take("ana")).isPositive();
  }

  @Test
  void oneKeyDoesNotCountForAnother() {
    IntStream.range(0, 3).forEach(i -> take("ana"));

    assertThat(take("ana")).isPositive();
    assertThat(take("berta")).isZero();
  }

  @Test
  void severalAreCountedAtOnceAndTheLongestWaitCounts() {
    Map<String, Allowance> both =
        Map.of("ana", THREE, "address", new Allowance(1, Duration.ofSeconds(60)));

    assertThat(limiter.take(both)).isZero();
    assertThat(limiter.take(both)).isEqualTo(Duration.ofSeconds(60));
    assertThat(take("ana")).as("counted twice so far").isZero();
    assertThat(take("ana")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whoAsksForNothingMayAlways() {
    assertThat(limiter.take(Map.of())).isZero();
  }

  @Test
  void manyAtOnceGetNoMoreThanTheAllowance() throws InterruptedException {
    Allowance many = new Allowance(50, Duration.ofHours(1));
    AtomicInteger got = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              for (int k = 0; k < 25; k++) {
                                if (limiter.take(Map.of("crowd", many)).isZero()) {
                                  got.incrementAndGet();
                                }
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(got).hasValue(50);
  }

  @Test
  void aLargeAllowanceIsCountedExactlyEnough() {
    Allowance large = new Allowance(1_000, Duration.ofMinutes(1));
    for (int i = 0; i < 1_000; i++) {
      assertThat(limiter.take(Map.of("ana", large))).isZero();
    }
    assertThat(limiter.take(Map.of("ana", large)))
        .isBetween(Duration.ofMillis(59), Duration.ofMillis(61));
  }
}
