package cl.fizko.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads from {@code /proc} what a process and its children have used. */
final class ProcessUsage {

  private static final double TICKS_PER_SECOND = 100;
  private static final int UTIME_AFTER_NAME = 11;

  private final ProcessHandle process;

  ProcessUsage(ProcessHandle process) {
    this.process = process;
  }

  Usage read() {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(each -> of(Path.of("/proc", Long.toString(each.pid()))))
        .reduce(Usage.NONE, Usage::plus);
  }

  private static Usage of(Path folder) {
    try {
      String stat = Files.readString(folder.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double ticks =
          Double.parseDouble(fields[UTIME_AFTER_NAME])
              + Double.parseDouble(fields[UTIME_AFTER_NAME + 1]);
      List<String> status = Files.readAllLines(folder.resolve("status"));
      return new Usage(
          ticks / TICKS_PER_SECOND, megabytes(status, "VmRSS:"), megabytes(status, "VmHWM:"));
    } catch (IOException e) {
      return Usage.NONE; // It has ended meanwhile.
    }
  }

  private static double megabytes(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
