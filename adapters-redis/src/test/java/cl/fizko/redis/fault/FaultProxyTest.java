package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.TestRedis;
import io.lettuce.core.RedisFuture;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy does what it says, and the connections mend themselves. */
@Timeout(60)
class FaultProxyTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private FaultProxy proxy = FaultProxy.to(new InetSocketAddress(1));
  private Redis client = new Redis(Redis.at(1));
  private RedisCalls calls = client.calls();

  @BeforeEach
  void begin() {
    REDIS.connect();
    proxy = FaultProxy.to(REDIS.address());
    client = new Redis(Redis.at(proxy.port()));
    calls = client.calls();
    assertThat(increment("before")).isEqualTo(1);
  }

  @AfterEach
  void end() {
    client.close();
    proxy.close();
  }

  @Test
  void aCutConnectionIsOpenedAgain() {
    proxy.cut();
    awaitPong();
  }

  @Test
  void aCommandBeforeWhichTheConnectionBreaksIsNotDone() {
    proxy.cutBefore("\r\nhere\r\n", 2);
    assertThat(increment("here")).isEqualTo(1);
    assertThatThrownBy(() -> increment("here")).isInstanceOf(BrokerUnavailableException.class);
    awaitPong();
    assertThat(increment("here")).isEqualTo(2);
  }

  @Test
  void aCommandAfterWhichTheConnectionBreaksIsDone() {
    proxy.cutAfter("\r\nhere\r\n", 2);
    assertThat(increment("here")).isEqualTo(1);
    assertThatThrownBy(() -> increment("here")).isInstanceOf(BrokerUnavailableException.class);
    awaitPong();
    assertThat(increment("here")).isEqualTo(3);
  }

  @Test
  void aDelayHoldsUpEachDirection() {
    proxy.delay(Duration.ofMillis(100));
    Instant start = Instant.now();
    increment("slow");
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void whileConnectionsAreRefusedCallsFailAndThenTheyWorkAgain() {
    proxy.refuse();
    assertThatThrownBy(() -> increment("away")).isInstanceOf(BrokerUnavailableException.class);
    proxy.pass();
    awaitPong();
  }

  @Test
  void aRefusedCommandIsNotDone() {
    proxy.refuseCommands("\r\nhere\r\n", "LOADING Redis is loading the dataset in memory");
    assertThatThrownBy(() -> increment("here"))
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining("LOADING Redis is loading");
    proxy.pass();
    assertThat(increment("here")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR max number of clients reached",
        "READONLY You can not write against a read only replica.",
        "NOAUTH Authentication required."
      })
  void aGreetingThatIsRefusedIsTriedAgain(String refusal) {
    proxy.refuseCommands("\r\n$", refusal);
    proxy.cut();
    int before = proxy.accepted();
    await().until(() -> proxy.accepted() > before + 2);
    proxy.pass();
    awaitPong();
  }

  @Test
  void garbledBytesCostTheConnectionAndNoAnswerGoesToAnotherQuestion() {
    proxy.garble();
    assertThatThrownBy(() -> increment("garbled")).isInstanceOf(BrokerUnavailableException.class);
    awaitPong();
    for (int i = 1; i < 20; i++) {
      assertThat(increment("after")).isEqualTo(i);
    }
  }

  @Test
  void noAnswerGoesToAnotherQuestionAlsoWhenSeveralWereOnTheirWay() {
    proxy.delay(Duration.ofMillis(100));
    proxy.garble();
    List<RedisFuture<Long>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      byte[] key = ("many" + i).getBytes(StandardCharsets.UTF_8);
      answers.add(calls.send(redis -> redis.incrby(key, 1_000)));
    }
    for (RedisFuture<Long> answer : answers) {
      assertThatThrownBy(() -> calls.wait(answer)).isInstanceOf(BrokerUnavailableException.class);
    }
    proxy.pass();
    awaitPong();
    for (int i = 1; i < 20; i++) {
      assertThat(increment("after")).isEqualTo(i);
    }
  }

  private long increment(String key) {
    return calls.call(redis -> redis.incr(key.getBytes(StandardCharsets.UTF_8)));
  }

  private void awaitPong() {
    await()
        .atMost(Duration.ofSeconds(3))
        .ignoreExceptions()
        .until(() -> calls.call(redis -> redis.ping()).equals("PONG"));
  }
}
