package cl.fizko.redis.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.core.schedule.port.TickerContract;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.TestRedis;
import io.lettuce.core.cluster.SlotHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTickerTest extends TickerContract {

  private static final Duration LEASE = Duration.ofSeconds(1);
  private static final String PREFIX = "{acme}:";

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private final RecordingLogger log = new RecordingLogger();
  private final Map<Ticker, RedisConnections> connections = new HashMap<>();

  @BeforeEach
  void empty() {
    REDIS.connect();
  }

  @Override
  protected Ticker ticker(InstantSource clock) {
    RedisConnections own = connect();
    RedisTicker ticker = new RedisTicker(own, clock, LEASE, log);
    connections.put(ticker, own);
    return ticker;
  }

  private static RedisConnections connect() {
    RedisSettings at = RedisSettings.at(REDIS.url());
    return REDIS.connect(
        new RedisSettings(
            at.url(),
            PREFIX,
            at.commandTimeout(),
            at.resultTtl(),
            at.visibilityTimeout(),
            at.clientName()));
  }

  /** A process that has lost its Redis renews no lease any more. */
  @Override
  protected void kill(Ticker ticker) {
    connections.getOrDefault(ticker, connect()).close();
  }

  @Override
  protected Duration deadAfter() {
    return LEASE;
  }

  @Override
  protected void look(Ticker ticker) {
    ((RedisTicker) ticker).look();
  }

  @Test
  void allItsKeysHaveThePrefixAndAreInOneSlot() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch ringing = new CountDownLatch(1);
    try (RedisTicker ticker = new RedisTicker(connect(), clock, LEASE, log)) {
      ticker.start(
          (alarms, now) -> {
            ringing.countDown();
            awaitQuietly(over);
            return List.of();
          });
      ticker.set(List.of(alarm(1, 0, "v"), alarm(2, 100, "v")));
      assertThat(ringing.await(20, TimeUnit.SECONDS)).isTrue();

      List<byte[]> keys = new RedisCalls(connect()).call(redis -> redis.keys("*"));
      assertThat(keys)
          .hasSize(3)
          .allSatisfy(
              key -> {
                assertThat(new String(key, StandardCharsets.UTF_8)).startsWith(PREFIX);
                assertThat(SlotHash.getSlot(key)).isEqualTo(SlotHash.getSlot("acme"));
              });
      over.countDown();
    }
  }

  @Test
  void aLeaseIsRenewedWhileItsAlarmRings() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch ringing = new CountDownLatch(2);
    InstantSource wall = InstantSource.system();
    Ticker.Bell bell =
        (alarms, now) -> {
          ringing.countDown();
          awaitQuietly(over);
          return List.of();
        };
    try (RedisTicker one = new RedisTicker(connect(), wall, LEASE, log);
        RedisTicker other = new RedisTicker(connect(), wall, LEASE, log)) {
      one.start(bell);
      other.start(bell);
      one.set(new Alarm(new PeriodicTaskId(1), wall.instant(), "v"));

      assertThat(ringing.await(LEASE.toMillis() * 3, TimeUnit.MILLISECONDS))
          .as("a second one rings the same alarm")
          .isFalse();
      over.countDown();
    }
  }

  @Test
  void anAlarmRingsWithinATenthOfASecondOfItsDueInstant() throws Exception {
    InstantSource wall = InstantSource.system();
    CompletableFuture<Duration> late = new CompletableFuture<>();
    try (RedisTicker ticker = new RedisTicker(connect(), wall)) {
      ticker.start(
          (alarms, now) -> {
            Alarm alarm = alarms.getFirst();
            if (alarm.version().equals("measured")) {
              late.complete(Duration.between(alarm.due(), wall.instant()));
            }
            // The first ring warms everything up; the second is set by the bell.
            return alarm.version().equals("warm")
                ? List.of(
                    new Alarm(
                        alarm.id(),
                        now.plusMillis(1_300).truncatedTo(ChronoUnit.MICROS),
                        "measured"))
                : List.of();
          });
      ticker.set(new Alarm(new PeriodicTaskId(1), wall.instant(), "warm"));

      // A tenth on an idle machine; the test allows for a busy one.
      assertThat(late.get(20, TimeUnit.SECONDS)).isBetween(Duration.ZERO, Duration.ofMillis(400));
    }
  }

  /** One that cannot even be thrown away must not end the ticker's thread. */
  @Test
  void whateverIsThrownTheTickerGoesOn() throws Exception {
    RedisConnections own = connect();
    RedisCalls redis = new RedisCalls(own);
    BlockingQueue<List<Alarm>> rung = new LinkedBlockingQueue<>();
    try (RedisTicker ticker = new RedisTicker(own, clock, LEASE, log)) {
      redis.call(each -> each.zadd(bytes(PREFIX + "fizko.beat.due"), 0, bytes("no number")));
      redis.call(
          each -> each.hset(bytes(PREFIX + "fizko.beat.alarms"), bytes("no number"), bytes("x")));
      ticker.start(
          (alarms, now) -> {
            rung.add(alarms);
            throw new StackOverflowError("on purpose");
          });
      ticker.set(alarm(1, 0, "v"));
      redis.call(each -> each.zrem(bytes(PREFIX + "fizko.beat.due"), bytes("no number")));
      for (int times = 0; times < 2; times++) {
        List<Alarm> heard = null;
        for (int tries = 0; heard == null && tries < 50; tries++) {
          clock.step(LEASE);
          heard = rung.poll(200, TimeUnit.MILLISECONDS);
        }
        assertThat(heard).contains(alarm(1, 0, "v"));
      }
    }
  }

  @Test
  void anAlarmThatNobodyCanReadIsLeftToItsBell() throws Exception {
    RedisConnections own = connect();
    BlockingQueue<Alarm> rung = new LinkedBlockingQueue<>();
    try (RedisTicker ticker = new RedisTicker(own, clock, LEASE, log)) {
      ticker.set(alarm(1, 0, "v"));
      new RedisCalls(own)
          .call(
              each ->
                  each.hset(bytes(PREFIX + "fizko.beat.alarms"), bytes("1"), bytes("nonsense")));
      assertThat(ticker.alarms()).singleElement().extracting(Alarm::version).isEqualTo("");
      ticker.start(
          (alarms, now) -> {
            rung.addAll(alarms);
            return List.of();
          });
      assertThat(rung.poll(10, TimeUnit.SECONDS))
          .isEqualTo(new Alarm(new PeriodicTaskId(1), Instant.EPOCH, ""));
    }
  }

  @Test
  void aFullRedisIsSaidAndWaitedFor() throws Exception {
    RedisConnections own = connect();
    RedisCalls redis = new RedisCalls(own);
    BlockingQueue<Alarm> rung = new LinkedBlockingQueue<>();
    try (RedisTicker ticker = new RedisTicker(own, clock, LEASE, log)) {
      ticker.set(alarm(1, 0, "v"));
      redis.call(each -> each.configSet("maxmemory", "1"));
      ticker.start(
          (alarms, now) -> {
            rung.addAll(alarms);
            return List.of();
          });
      await().until(() -> log.said().size() == 1);
      assertThat(log.said().getFirst())
          .startsWith("ERROR Nothing that is due is sent")
          .contains("OOM");
      redis.call(each -> each.configSet("maxmemory", "0"));

      assertThat(rung.poll(10, TimeUnit.SECONDS)).isEqualTo(alarm(1, 0, "v"));
      await().until(() -> log.said().size() == 2);
      assertThat(log.said().getLast()).isEqualTo("INFO What is due is sent again");
    } finally {
      redis.call(each -> each.configSet("maxmemory", "0"));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void itsCallsSayThatTheStoreIsAway() {
    RedisConnections away = connect();
    away.close();
    RedisTicker ticker = new RedisTicker(away, clock);

    assertThatThrownBy(ticker::alarms).isInstanceOf(TimetableUnavailableException.class);
    assertThatThrownBy(() -> ticker.set(alarm(1, 0, "v")))
        .isInstanceOf(TimetableUnavailableException.class);
    ticker.start((alarms, now) -> List.of());
    ticker.close();
  }
}
