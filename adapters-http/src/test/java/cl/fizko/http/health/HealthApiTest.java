package cl.fizko.http.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.health.Health;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HealthApiTest {

  private static final Health UP = new Health.Up();
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  void theAddressTellsWhatTheServiceIs() {
    try (TestServer web = new TestServer()) {
      assertThat(web.send(web.request("/")).object())
          .isEqualTo(
              Map.of(
                  "service", "Fizko",
                  "version", "2.0.0",
                  "status", "running",
                  "features", Map.of("task_launch", true)));
    }
  }

  @Test
  void livenessLooksAtNothingElse() {
    HealthProbe down = probe("redis", () -> new Health.Down("gone"));
    try (TestServer web = new TestServer(List.of(down), List.of())) {
      assertThat(web.send(web.request("/health")).body()).isEqualTo("{\"status\":\"healthy\"}");
      assertThat(web.send(web.request("/health/live")).status()).isEqualTo(200);
    }
  }

  @Test
  void readinessTellsTheStateOfEachProbe() {
    HealthProbe redis = probe("redis", () -> UP);
    HealthProbe postgres = probe("postgres", () -> new Health.Down("connection refused"));
    try (TestServer ready = new TestServer(List.of(redis), List.of());
        TestServer notReady = new TestServer(List.of(redis, postgres), List.of())) {
      Answer good = ready.send(ready.request("/health/ready"));
      Answer bad = notReady.send(notReady.request("/health/ready"));

      assertThat(good.status()).isEqualTo(200);
      assertThat(good.body())
          .isEqualTo("{\"status\":\"ready\",\"checks\":{\"redis\":{\"status\":\"up\"}}}");
      assertThat(bad.status()).isEqualTo(503);
      assertThat(bad.object())
          .isEqualTo(
              Map.of(
                  "status",
                  "not ready",
                  "checks",
                  Map.of(
                      "redis", Map.of("status", "up"),
                      "postgres", Map.of("status", "down", "reason", "connection refused"))));
    }
  }

  @Test
  void probesLookAtTheSameTime() {
    CyclicBarrier bothLooking = new CyclicBarrier(2);
    Supplier<Health> meeting =
        () -> {
          try {
            bothLooking.await(5, TimeUnit.SECONDS);
            return UP;
          } catch (Exception e) {
            return new Health.Down("alone");
          }
        };
    Readiness readiness =
        new Readiness(
            List.of(probe("a", meeting), probe("b", meeting)),
            System::nanoTime,
            Duration.ofSeconds(5));

    assertThat(readiness.look().values()).containsOnly(UP);
  }

  @Test
  void whatWasSeenHoldsForASecondHoweverManyAsk() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    Readiness readiness =
        new Readiness(
            List.of(
                probe(
                    "redis",
                    () -> {
                      looks.incrementAndGet();
                      return UP;
                    })),
            nanos::get);

    try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        var unused = flood.submit(readiness::look);
      }
    }
    assertThat(looks).hasValue(1);
    nanos.addAndGet(Duration.ofMillis(999).toNanos());
    readiness.look();
    assertThat(looks).hasValue(1);
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    readiness.look();
    assertThat(looks).hasValue(2);
  }

  @Test
  void aProbeThatHangsIsDownAndIsNotAskedAgainUntilItComesBack() {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch back = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    AtomicLong nanos = new AtomicLong();
    Readiness readiness =
        new Readiness(
            List.of(
                probe("quick", () -> UP),
                probe(
                    "slow",
                    () -> {
                      looks.incrementAndGet();
                      await(release);
                      back.countDown();
                      return UP;
                    })),
            nanos::get,
            SOON);

    assertThat(readiness.look())
        .containsEntry("quick", UP)
        .containsEntry("slow", new Health.Down("no answer within 50 ms"));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(readiness.look().get("slow")).isInstanceOf(Health.Down.class);
    assertThat(looks).hasValue(1);
    release.countDown();
    await(back);
  }

  @Test
  void aProbeThatThrowsIsDownAndItsMessageStaysInside() {
    Readiness readiness =
        new Readiness(
            List.of(
                probe(
                    "redis",
                    () -> {
                      throw new IllegalStateException("redis://user:s3cret@host");
                    })),
            System::nanoTime);

    assertThat(readiness.look()).containsEntry("redis", new Health.Down("could not be checked"));
  }

  @Test
  void twoProbesOfOneNameAreRefused() {
    List<HealthProbe> twice = List.of(probe("redis", () -> UP), probe("redis", () -> UP));

    assertThatThrownBy(() -> new Readiness(twice, System::nanoTime))
        .hasMessageContaining("same name");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HealthProbe probe(String name, Supplier<Health> check) {
    return new HealthProbe() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Health check() {
        return check.get();
      }
    };
  }
}
