package cl.fizko.redis.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How busy the machine has been in the last one, five and fifteen minutes. */
final class LoadAverage {

  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final Pattern FORM = Pattern.compile("(\\d+\\.\\d+) (\\d+\\.\\d+) (\\d+\\.\\d+) ");
  private static final List<Double> UNKNOWN = List.of(0.0, 0.0, 0.0);

  private LoadAverage() {}

  /** As Linux tells it; elsewhere three times zero, as Celery has it. */
  static List<Double> now() {
    try {
      Matcher numbers = FORM.matcher(Files.readString(LOAD));
      return numbers.lookingAt()
          ? Stream.of(1, 2, 3).map(numbers::group).map(Double::valueOf).toList()
          : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
