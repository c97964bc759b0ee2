package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisAndItsJvmTest {

  @TempDir Path folder;

  @Test
  void theServerIsGoneWhenItsJvmEndsNormally() throws IOException {
    try (AnotherJvm jvm = AnotherJvm.withRedisOn(folder)) {
      jvm.endsNormally();

      assertThatNothingListensOn(jvm.serverPort());
    }
  }

  @Test
  void theServerIsGoneWhenItsJvmIsTerminated() throws IOException {
    try (AnotherJvm jvm = AnotherJvm.withRedisOn(folder)) {
      jvm.isTerminated();

      assertThatNothingListensOn(jvm.serverPort());
    }
  }

  @Test
  void theServerOfAKilledJvmMakesRoomForTheNextOnItsFolder() throws IOException {
    try (AnotherJvm jvm = AnotherJvm.withRedisOn(folder)) {
      RedisClient orphan = new RedisClient(jvm.serverPort());
      orphan.ask("SET", "k", "v");
      jvm.isKilled();
      assertThat(orphan.ask("PING")).containsExactly("PONG");

      try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.keptIn(folder))) {
        assertThatThrownBy(() -> orphan.ask("PING")).isInstanceOf(ConnectException.class);
        assertThat(new RedisClient(redis.port()).ask("GET", "k")).containsExactly("v");
      }
    }
  }

  @Test
  void theServerOfALivingJvmIsLeftAlone() throws IOException {
    try (AnotherJvm jvm = AnotherJvm.withRedisOn(folder)) {
      assertThatThrownBy(() -> EmbeddedRedis.start(RedisOptions.keptIn(folder)))
          .isInstanceOf(DevServerException.class)
          .hasMessageContaining("in use");

      assertThat(new RedisClient(jvm.serverPort()).ask("PING")).containsExactly("PONG");
      jvm.isTerminated();
    }
  }

  @Test
  void aRedisOnAnotherFolderIsLeftAlone() throws IOException {
    try (EmbeddedRedis other = EmbeddedRedis.start(RedisOptions.temporary())) {
      new RedisLeftover(folder).expectAt(other.port());

      try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.keptIn(folder))) {
        assertThat(redis.port()).isNotEqualTo(other.port());
        assertThat(new RedisClient(other.port()).ask("PING")).containsExactly("PONG");
      }
    }
  }

  @Test
  void aLeftoverThatEndedIsNoObstacle() throws IOException {
    try (ServerSocket freed = new ServerSocket()) {
      freed.bind(PortChoice.address(0));
      new RedisLeftover(folder).expectAt(freed.getLocalPort());
    }

    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.keptIn(folder))) {
      assertThat(new RedisClient(redis.port()).ask("PING")).containsExactly("PONG");
    }
  }

  private static void assertThatNothingListensOn(int port) {
    assertThatThrownBy(() -> new RedisClient(port).ask("PING"))
        .isInstanceOf(ConnectException.class);
  }
}
