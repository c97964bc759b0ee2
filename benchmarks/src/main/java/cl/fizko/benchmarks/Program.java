package cl.fizko.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program as it is started.
 *
 * @param command the program and its arguments
 * @param folder where it runs
 * @param environment what is added to our own environment
 */
record Program(List<String> command, Path folder, Map<String, String> environment) {

  Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  Program(List<String> command, Path folder) {
    this(command, folder, Map.of());
  }

  Program with(Map<String, String> more) {
    Map<String, String> both = new HashMap<>(environment);
    both.putAll(more);
    return new Program(command, folder, both);
  }

  /** Runs it to its end; returns what it printed. */
  String output() {
    try {
      Path errors = Files.createTempFile("fizko-benchmarks", ".err");
      try {
        Process process = builder().redirectError(errors.toFile()).start();
        String printed =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new BenchmarkException(
              String.join(" ", command) + " failed: " + Files.readString(errors).strip());
        }
        return printed.strip();
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new BenchmarkException(command.getFirst() + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }

  /** Starts it as a worker. */
  WorkerProcess start(Path log) {
    try {
      return new WorkerProcess(
          builder().redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new BenchmarkException(command.getFirst() + " cannot be run", e);
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder;
  }
}
