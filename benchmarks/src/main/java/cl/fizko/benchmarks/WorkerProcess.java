package cl.fizko.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, ended with this object. */
final class WorkerProcess implements AutoCloseable {

  private static final int SECONDS_TO_END = 15;
  private static final int LINES = 15;

  private final Process process;
  private final Path log;

  WorkerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  Usage usage() {
    return new ProcessUsage(process.toHandle()).read();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of its log. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "(no log in " + log + ")";
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
