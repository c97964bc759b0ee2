package cl.fizko.boot.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours, or of Celery's, started as an operator starts it, with its output. */
final class FizkoProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final Thread reader;
  private boolean ended;

  private FizkoProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /** Fizko's own main class with the class path of the tests. */
  static FizkoProcess fizko(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "cl.fizko.boot.Fizko"));
    command.addAll(List.of(arguments));
    return start(environment, command);
  }

  /** Any command. */
  static FizkoProcess start(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("FIZKO_"));
    builder.environment().putAll(environment);
    try {
      return new FizkoProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (this) {
          output.add(line);
          notifyAll();
        }
      }
    } catch (IOException e) {
      // The process was killed; what it said is here.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  /** Waits until the process has said something. */
  synchronized String awaitLine(String part) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int seen = 0;
    while (true) {
      for (; seen < output.size(); seen++) {
        if (output.get(seen).contains(part)) {
          return output.get(seen);
        }
      }
      long left = end - System.nanoTime();
      if (ended || left <= 0) {
        throw new AssertionError("never said '" + part + "' but:\n" + String.join("\n", output));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Lets it run for a while, or until it ends. */
  void runFor(Duration time) throws InterruptedException {
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; returns at once. The handle leaves the output open, unlike the process itself. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("does not end:\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  synchronized String output() {
    return String.join("\n", output);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
