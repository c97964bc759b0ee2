package cl.fizko.redis.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How busy the machine has been in the last one, five and fifteen minutes. */
final class LoadAverage {

  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final List<Double> UNKNOWN = List.of(0.0, 0.0, 0.0);

  private LoadAverage() {}

  /** As Linux tells it; elsewhere three times zero, as Celery has it. */
  static List<Double> now() {
    try {
      String[] words = Files.readString(LOAD).split(" ", -1);
      return List.of(Double.valueOf(words[0]), Double.valueOf(words[1]), Double.valueOf(words[2]));
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
