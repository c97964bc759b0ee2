package cl.fizko.devservers;

import java.net.URI;

/**
 * A Redis server on this machine, reachable from this machine alone, that ends with this object or,
 * at the latest, with the JVM (unless the JVM itself is killed: then the next start on the same
 * kept folder ends it). Thread-safe. Nothing is null; whatever goes wrong is a {@link
 * DevServerException}.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private final ServerLife life;
  private final RedisSetup setup;
  private final int port;

  private EmbeddedRedis(ServerLife life, RedisSetup setup, int port) {
    this.life = life;
    this.setup = setup;
    this.port = port;
  }

  /**
   * Starts a server and returns once it accepts connections.
   *
   * @throws DevServerException when no executable runs on this machine (the message says what to
   *     install), when another running server holds the kept folder, or when the server does not
   *     come up
   */
  public static EmbeddedRedis start(RedisOptions options) {
    return start(options, RedisExecutables.ofThisMachine());
  }

  static EmbeddedRedis start(RedisOptions options, RedisExecutables executables) {
    String executable = executables.find(options.choice());
    ServerLife life = ServerLife.begin("redis", options.data());
    try {
      boolean kept = options.data() instanceof DataFolder.Kept;
      RedisSetup setup = new RedisSetup(executable, life.folder(), kept);
      setup.prepare();
      int port =
          new PortChoice(options.preferredPort())
              .start(free -> life.run(() -> setup.start(free)))
              .port();
      return new EmbeddedRedis(life, setup, port);
    } catch (RuntimeException e) {
      life.close();
      throw e;
    }
  }

  /** {@code redis://127.0.0.1:PORT/0}; the same after {@link #restart()}. */
  public URI uri() {
    return URI.create("redis://127.0.0.1:" + port + "/0");
  }

  /** The port in use, which is not the preferred one when that was taken. */
  public int port() {
    return port;
  }

  /**
   * Kills the server at once (SIGKILL), as a fault would. With a kept folder, what it had
   * acknowledged is there after {@link #restart()}. Does nothing when it is dead or closed.
   */
  public void kill() {
    life.kill();
  }

  /**
   * Starts the server again on the same port, stopping it first in good order if it runs. With a
   * kept folder the data is there again; otherwise the server is empty.
   *
   * @throws DevServerException when it does not come up, for example because another program has
   *     taken the port; may be tried again
   * @throws IllegalStateException after {@link #close()}
   */
  public void restart() {
    life.run(() -> setup.start(port));
  }

  /**
   * Leaves it to the caller to close this server also when the JVM ends, at the moment of the
   * caller's choice: for programs that still need the server while they end.
   */
  public void leaveClosingToCaller() {
    life.outliveTheJvm();
  }

  /** Stops the server in good order and waits for its end. Does nothing the second time. */
  @Override
  public void close() {
    life.close();
  }
}
