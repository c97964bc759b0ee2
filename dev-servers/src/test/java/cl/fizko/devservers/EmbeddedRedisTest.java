package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

  @TempDir Path folder;

  @Test
  void aStartedServerAnswers() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary());
        Socket socket = new Socket()) {
      socket.connect(PortChoice.address(redis.port()));
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readNBytes(7)).asString().isEqualTo("+PONG\r\n");
    }
  }

  @Test
  void theUriNamesThisMachineThePortAndTheFirstDatabase() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary())) {
      assertThat(redis.uri()).isEqualTo(URI.create("redis://127.0.0.1:" + redis.port() + "/0"));
    }
  }

  @Test
  void itListensOnNoOtherAddress() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary())) {
      InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});

      assertThatThrownBy(() -> new Socket(other, redis.port())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aKeptFolderKeepsTheDataForTheNextServer() throws IOException {
    RedisOptions options = RedisOptions.keptIn(folder.resolve("not there yet"));
    try (EmbeddedRedis redis = EmbeddedRedis.start(options)) {
      new RedisClient(redis.port()).ask("SET", "k", "v");
    }

    try (EmbeddedRedis redis = EmbeddedRedis.start(options)) {
      assertThat(new RedisClient(redis.port()).ask("GET", "k")).containsExactly("v");
    }
  }

  @Test
  void aTemporaryFolderIsGoneAfterwards() throws IOException {
    Path temporary;
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary())) {
      temporary = Path.of(new RedisClient(redis.port()).ask("CONFIG", "GET", "dir").getLast());
      assertThat(temporary).isDirectory();
    }

    assertThat(temporary).doesNotExist();
  }

  @Test
  void aFreePreferredPortIsUsed() {
    int port;
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary())) {
      port = redis.port();
    }

    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary().preferringPort(port))) {
      assertThat(redis.port()).isEqualTo(port);
    }
  }

  @Test
  void aTakenPreferredPortIsReplacedByAnother() throws IOException {
    try (ServerSocket taken = listeningOn(0);
        EmbeddedRedis redis =
            EmbeddedRedis.start(RedisOptions.temporary().preferringPort(taken.getLocalPort()))) {
      assertThat(redis.port()).isNotEqualTo(taken.getLocalPort());
      assertThat(new RedisClient(redis.port()).ask("PING")).containsExactly("PONG");
    }
  }

  @Test
  void aKilledServerIsDownUntilRestartedAndLosesNothingItAcknowledged() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.keptIn(folder))) {
      RedisClient client = new RedisClient(redis.port());
      client.ask("SET", "k", "v");

      redis.kill();
      assertThatThrownBy(() -> client.ask("PING")).isInstanceOf(ConnectException.class);

      redis.restart();
      assertThat(client.ask("GET", "k")).containsExactly("v");
    }
  }

  @Test
  void aRunningServerIsRestartedOnTheSamePort() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.keptIn(folder))) {
      RedisClient client = new RedisClient(redis.port());
      client.ask("SET", "k", "v");
      String before = client.ask("INFO", "server").getFirst();

      redis.restart();

      assertThat(client.ask("GET", "k")).containsExactly("v");
      assertThat(client.ask("INFO", "server").getFirst()).isNotEqualTo(before);
    }
  }

  @Test
  void withoutAKeptFolderARestartedServerIsEmpty() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary())) {
      RedisClient client = new RedisClient(redis.port());
      client.ask("SET", "k", "v");

      redis.restart();

      assertThat(client.ask("DBSIZE")).containsExactly("0");
    }
  }

  @Test
  void aRestartThatFindsThePortTakenFailsAndMayBeTriedAgain() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary())) {
      redis.kill();
      try (ServerSocket thief = listeningOn(redis.port())) {
        assertThat(thief.isBound()).isTrue();
        assertThatThrownBy(redis::restart)
            .isInstanceOf(DevServerException.class)
            .hasMessageContaining("Address already in use");
      }

      redis.restart();
      assertThat(new RedisClient(redis.port()).ask("PING")).containsExactly("PONG");
    }
  }

  @Test
  void closingStopsTheServerAndMayBeRepeated() {
    EmbeddedRedis redis = EmbeddedRedis.start(RedisOptions.temporary());

    redis.close();

    assertThatThrownBy(() -> new RedisClient(redis.port()).ask("PING"))
        .isInstanceOf(ConnectException.class);
    assertThatCode(redis::close).doesNotThrowAnyException();
    assertThatCode(redis::kill).doesNotThrowAnyException();
    assertThatThrownBy(redis::restart).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFolderServesOneServerAtATime() {
    RedisOptions options = RedisOptions.keptIn(folder);
    try (EmbeddedRedis redis = EmbeddedRedis.start(options)) {
      assertThat(redis.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedRedis.start(options))
          .isInstanceOf(DevServerException.class)
          .hasMessageContaining(folder.getFileName().toString())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void whatTheServerPrintsIsLoggedForDebugging() {
    try (CapturedLog log = CapturedLog.of(ServerProcess.class)) {
      EmbeddedRedis.start(RedisOptions.temporary()).close();

      assertThat(log.text()).contains("redis: ").contains("Ready to accept connections");
      assertThat(log.events()).allMatch(event -> event.getLevel().equals(Level.DEBUG));
    }
  }

  private static ServerSocket listeningOn(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(PortChoice.address(port));
    return socket;
  }
}
