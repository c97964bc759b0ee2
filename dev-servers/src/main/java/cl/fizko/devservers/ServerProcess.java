package cl.fizko.devservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a server program, from its being ready to its end. Its output goes to the log. */
final class ServerProcess {

  private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

  /** Keeps a Ctrl-C that is meant for us from reaching the server as well. */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private static final Duration TO_START = Duration.ofSeconds(60);
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final Launch launch;
  private final Process process;
  private final LastLines lastLines = new LastLines();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private ServerProcess(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
  }

  /** Starts the program and returns once it accepts connections. */
  static ServerProcess start(Launch launch) {
    ServerProcess server = new ServerProcess(launch, spawn(launch));
    Thread.ofPlatform().daemon().name(launch.name() + "-output").start(server::readOutput);
    server.awaitReady();
    return server;
  }

  private static Process spawn(Launch launch) {
    try {
      List<String> command = new ArrayList<>(launch.command());
      if (Files.isExecutable(SETSID)) {
        command.addFirst(SETSID.toString());
      }
      return new ProcessBuilder(command)
          .directory(launch.folder().toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new DevServerException("Cannot run " + launch.command().getFirst(), e);
    }
  }

  private void readOutput() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(this::take);
    } catch (IOException | UncheckedIOException e) {
      log.debug("{}: the output broke off", launch.name(), e);
    }
    ready.completeExceptionally(
        new DevServerException(
            launch.name() + " ended before it was ready. Its last words:\n" + lastLines));
  }

  private void take(String line) {
    log.debug("{}: {}", launch.name(), line);
    lastLines.add(line);
    if (line.contains(launch.readySign())) {
      ready.complete(null);
    }
  }

  private void awaitReady() {
    try {
      ready.orTimeout(TO_START.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      kill();
      if (e.getCause() instanceof DevServerException ended) {
        throw ended;
      }
      throw new DevServerException(
          launch.name() + " was not ready within " + TO_START + ". Its last words:\n" + lastLines,
          e);
    }
  }

  int port() {
    return launch.port();
  }

  /** Ends the program in good order, by force if that takes too long; does nothing once ended. */
  void stop() {
    if (!process.isAlive()) {
      return;
    }
    launch.stop().accept(process.toHandle());
    if (!endsInTime()) {
      log.warn("{} did not stop within {}, killing it", launch.name(), TO_STOP);
      kill();
    }
  }

  /** Ends the program at once, as a power cut would; does nothing once ended. */
  void kill() {
    process.toHandle().destroyForcibly();
    if (!endsInTime()) {
      throw new DevServerException(
          launch.name() + " (process " + process.pid() + ") does not die; look at its state");
    }
  }

  private boolean endsInTime() {
    try {
      process.onExit().orTimeout(TO_STOP.toSeconds(), TimeUnit.SECONDS).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }
}
