package cl.fizko.devservers;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Redis that a killed JVM may have left running on a data folder. Two servers appending to one
 * file would ruin it. Only to be used by whoever holds the folder.
 *
 * @param folder the data folder's real path
 */
record RedisLeftover(Path folder) {

  private static final Logger log = LoggerFactory.getLogger(RedisLeftover.class);
  private static final Duration TO_ANSWER = Duration.ofSeconds(20);

  /** Notes where a server on this folder is about to listen, before it is started. */
  void expectAt(int port) {
    try {
      Files.writeString(portFile(), Integer.toString(port));
    } catch (IOException e) {
      throw new DevServerException("Cannot write in " + folder, e);
    }
  }

  /** Stops the server left running on this folder, if there is one; leaves any other alone. */
  void stop() {
    OptionalInt port = notedPort();
    if (port.isPresent()) {
      stop(port.getAsInt());
    }
  }

  private void stop(int port) {
    try (RespConnection redis = RespConnection.open(port, TO_ANSWER)) {
      if (worksHere(redis)) {
        log.warn("Stopping the Redis on port {} that a killed process left on {}", port, folder);
        end(redis);
      }
    } catch (SocketTimeoutException e) {
      throw new DevServerException(
          "Port %d, where a Redis on %s last listened, does not answer; end that process"
              .formatted(port, folder),
          e);
    } catch (IOException e) {
      log.debug("No Redis left on {} at port {}", folder, port, e);
    }
  }

  private void end(RespConnection redis) {
    try {
      redis.askToEnd("SHUTDOWN", "NOSAVE");
    } catch (IOException e) {
      throw new DevServerException(
          "The Redis that a killed process left on " + folder + " does not end", e);
    }
  }

  private boolean worksHere(RespConnection redis) throws IOException {
    return redis.ask("CONFIG", "GET", "dir").contains(folder.toString());
  }

  private OptionalInt notedPort() {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(portFile()).strip()));
    } catch (NoSuchFileException | NumberFormatException e) {
      return OptionalInt.empty();
    } catch (IOException e) {
      throw new DevServerException("Cannot read " + portFile(), e);
    }
  }

  private Path portFile() {
    return folder.resolve("fizko.port");
  }
}
