package cl.fizko.redis.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@code redis-server} of this machine with arguments of the test's choice. */
final class RedisServer implements AutoCloseable {

  private final Process process;
  private final int port;

  private RedisServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one and waits until it listens on the port, which the arguments must name. */
  static RedisServer start(Path folder, int port, String... arguments) {
    List<String> command = new ArrayList<>(List.of("redis-server"));
    command.addAll(List.of(arguments));
    try {
      RedisServer server =
          new RedisServer(
              new ProcessBuilder(command)
                  .directory(folder.toFile())
                  .redirectErrorStream(true)
                  .redirectOutput(folder.resolve("redis-" + port + ".log").toFile())
                  .start(),
              port);
      await().atMost(Duration.ofSeconds(10)).until(server::listens);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one that keeps nothing. */
  static RedisServer plain(Path folder, int port, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", ""));
    arguments.addAll(List.of(more));
    return start(folder, port, arguments.toArray(new String[0]));
  }

  static boolean isInstalled() {
    try {
      return new ProcessBuilder("redis-server", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    if (!process.isAlive()) {
      throw new IllegalStateException("redis-server ended with code " + process.exitValue());
    }
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly();
    await().until(() -> !process.isAlive());
  }

  @Override
  public void close() {
    kill();
  }
}
