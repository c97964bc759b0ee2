package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.RedisOptions;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Users, passwords, what they may not do, and databases. */
@Timeout(60)
class AccessTest {

  private static final EmbeddedRedis SERVER = EmbeddedRedis.start(RedisOptions.temporary());

  @BeforeAll
  static void begin() {
    try (Redis admin = new Redis(Redis.at(SERVER.port()))) {
      admin.calls().call(redis -> redis.aclSetuser("fizko", all().addPassword("s3cr3t/ñ")));
      admin
          .calls()
          .call(
              redis ->
                  redis.aclSetuser(
                      "reader", all().addPassword("r").removeCommand(CommandType.LPUSH)));
      admin.calls().call(redis -> redis.aclSetuser("default", all().addPassword("d3fault")));
    }
  }

  private static AclSetuserArgs all() {
    return AclSetuserArgs.Builder.on().allKeys().allChannels().allCommands();
  }

  @AfterAll
  static void end() {
    SERVER.close();
  }

  @Test
  void aUserGetsInWithItsPassword() {
    try (Redis client = at("fizko:s3cr3t%2F%C3%B1@", 0)) {
      client.publish(1);
      assertThat(client.depth().ready()).isPositive();
    }
  }

  @Test
  void aPasswordAloneIsThatOfTheDefaultUser() {
    try (Redis client = at(":d3fault@", 0)) {
      client.publish(1);
    }
  }

  @Test
  void eachDatabaseHasItsOwnQueues() {
    try (Redis three = at("fizko:s3cr3t%2F%C3%B1@", 3);
        Redis four = at("fizko:s3cr3t%2F%C3%B1@", 4)) {
      three.publish(2);
      assertThat(three.depth().ready()).isEqualTo(2);
      assertThat(four.depth().ready()).isZero();
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() {
    try (Redis client = at("fizko:wr0ng-one@", 0)) {
      assertThatThrownBy(() -> client.publish(1))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("WRONGPASS")
          .hasMessageContaining("redis://fizko:**@")
          .satisfies(e -> assertThat(trace(e)).doesNotContain("wr0ng-one"));
    }
  }

  @Test
  void whoGivesNoPasswordIsToldSo() {
    try (Redis client = at("", 0)) {
      assertThatThrownBy(() -> client.publish(1))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("NOAUTH");
    }
  }

  @Test
  void whatTheUserMayNotDoIsSaid() {
    try (Redis client = at("reader:r@", 0)) {
      assertThatThrownBy(() -> client.publish(1))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("lpush");
    }
  }

  private static Redis at(String credentials, int database) {
    return new Redis(
        RedisSettings.at(
            RedisUrl.parse(
                "redis://" + credentials + "127.0.0.1:" + SERVER.port() + "/" + database)));
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
