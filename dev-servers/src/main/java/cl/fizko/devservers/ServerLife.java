package cl.fizko.devservers;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server's folder and, one after another, the processes that run in it. Ends by {@link #close()}
 * or with the JVM, whichever comes first. Thread-safe.
 */
final class ServerLife implements AutoCloseable {

  private final String name;
  private final HeldFolder folder;
  private final Thread atShutdown;
  private @Nullable ServerProcess process;
  private boolean closed;

  private ServerLife(String name, HeldFolder folder) {
    this.name = name;
    this.folder = folder;
    this.atShutdown = Thread.ofPlatform().name("stop-" + name).unstarted(this::end);
  }

  static ServerLife begin(String name, DataFolder data) {
    ServerLife life = new ServerLife(name, HeldFolder.hold(data));
    Runtime.getRuntime().addShutdownHook(life.atShutdown);
    return life;
  }

  Path folder() {
    return folder.path();
  }

  /** Stops the process there is, if any, and then starts the next. */
  synchronized ServerProcess run(Supplier<ServerProcess> next) {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    if (process != null) {
      process.stop();
    }
    ServerProcess started = next.get();
    process = started;
    return started;
  }

  /** Kills the process there is, if any; the next {@link #run} starts another. */
  synchronized void kill() {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void close() {
    end();
    outliveTheJvm();
  }

  /** From now on only {@link #close()} ends it. */
  void outliveTheJvm() {
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // The JVM is on its way down already.
    }
  }

  private synchronized void end() {
    if (closed) {
      return;
    }
    closed = true;
    try (folder) {
      if (process != null) {
        process.stop();
      }
    }
  }
}
