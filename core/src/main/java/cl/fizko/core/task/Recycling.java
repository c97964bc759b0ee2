package cl.fizko.core.task;

import java.time.Duration;
import java.util.Optional;

/**
 * When a worker makes way for a fresh one: it takes no more tasks, ends those that it has, and
 * tells its process to end.
 *
 * @param tasks after so many; 0: never
 * @param memory once its process holds more than so many bytes; 0: never
 * @param atLeast not before it has worked for so long, so that starting afresh costs little
 */
public record Recycling(int tasks, long memory, Duration atLeast) {

  /** Never. */
  public static final Recycling OFF = new Recycling(0, 0, Duration.ZERO);

  public Recycling {
    if (tasks < 0 || memory < 0 || atLeast.isNegative()) {
      throw new IllegalArgumentException(
          "recycling after " + tasks + " tasks, " + memory + " bytes; expected 0 or more");
    }
  }

  /** Why it is time, if it is. */
  Optional<String> reason(long ended, Duration age, long resident) {
    if (age.compareTo(atLeast) < 0) {
      return Optional.empty();
    }
    if (tasks > 0 && ended >= tasks) {
      return Optional.of(ended + " tasks have run");
    }
    if (memory > 0 && resident > memory) {
      return Optional.of("it holds " + resident / 1_048_576 + " MiB");
    }
    return Optional.empty();
  }
}
