package cl.fizko.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Histograms of times; their buckets are few, and the same everywhere of their kind. */
final class Histograms {

  /** What a person or a machine waits for: 5 ms to 10 s. */
  private static final Duration[] ANSWERS =
      millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000);

  /** What runs or waits in the background: 5 ms to half an hour. */
  private static final Duration[] WORK =
      millis(5, 25, 100, 500, 1_000, 5_000, 15_000, 60_000, 300_000, 1_800_000);

  private Histograms() {}

  private static Duration[] millis(long... bounds) {
    return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  static Timer ofAnswers(
      MeterRegistry registry, String name, String description, String... labels) {
    return of(registry, name, description, ANSWERS, labels);
  }

  static Timer ofWork(MeterRegistry registry, String name, String description, String... labels) {
    return of(registry, name, description, WORK, labels);
  }

  private static Timer of(
      MeterRegistry registry,
      String name,
      String description,
      Duration[] bounds,
      String... labels) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(Arrays.copyOf(bounds, bounds.length))
        .tags(labels)
        .register(registry);
  }
}
