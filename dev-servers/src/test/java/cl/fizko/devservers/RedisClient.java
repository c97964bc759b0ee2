package cl.fizko.devservers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks a server one thing at a time, on a new connection each. */
record RedisClient(int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  List<String> ask(String... words) throws IOException {
    try (RespConnection connection = RespConnection.open(port, PATIENCE)) {
      return connection.ask(words);
    }
  }
}
