package cl.fizko.devservers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that has started a server on a kept folder and closes nothing by itself. */
final class AnotherJvm implements AutoCloseable {

  private final Process process;
  private final int serverPort;

  private AnotherJvm(Process process, int serverPort) {
    this.process = process;
    this.serverPort = serverPort;
  }

  static AnotherJvm withRedisOn(Path folder) throws IOException {
    return with("redis", folder);
  }

  static AnotherJvm withPostgresOn(Path folder) throws IOException {
    return with("postgres", folder);
  }

  private static AnotherJvm with(String server, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerInAnotherJvm.class.getName(),
                    server,
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new AnotherJvm(process, Integer.parseInt(process.inputReader().readLine()));
  }

  int serverPort() {
    return serverPort;
  }

  void endsNormally() throws IOException {
    process.getOutputStream().close();
    awaitEnd();
  }

  void isTerminated() {
    process.toHandle().destroy();
    awaitEnd();
  }

  void isKilled() {
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    isKilled();
  }
}
