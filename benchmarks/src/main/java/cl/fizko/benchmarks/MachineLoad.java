package cl.fizko.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How busy the machine is by itself; what is measured on a busy one says little. */
final class MachineLoad {

  private static final int WATCHING_SECONDS = 2;
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;

  /** The share of its processors that is in use while we do nothing, in percent. */
  double percent() {
    try {
      long[] before = ticks();
      TimeUnit.SECONDS.sleep(WATCHING_SECONDS);
      long[] after = ticks();
      double all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
      double idle = after[IDLE] - before[IDLE] + after[IO_WAIT] - before[IO_WAIT];
      return all == 0 ? 0 : 100 * (1 - idle / all);
    } catch (IOException e) {
      throw new BenchmarkException("/proc/stat cannot be read; the benchmarks need Linux", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }

  /** User, nice, system, idle and so on, of all processors together since the machine started. */
  private static long[] ticks() throws IOException {
    String cpu = Files.readAllLines(Path.of("/proc/stat")).getFirst();
    return Arrays.stream(cpu.replaceFirst("cpu +", "").split(" ", -1))
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
