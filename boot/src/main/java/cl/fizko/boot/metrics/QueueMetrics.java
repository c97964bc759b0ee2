package cl.fizko.boot.metrics;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Survey;
import cl.fizko.core.task.port.TaskSurvey;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What lies in the queues, seen from the web role. The broker is looked at when somebody scrapes,
 * in one round trip, and not again for some seconds however many scrape, nor when it is away. What
 * is not known then is {@code NaN}.
 */
public final class QueueMetrics {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final TaskSurvey survey;
  private final List<QueueName> queues;
  private final InstantSource clock;
  private Optional<Survey> seen = Optional.empty();
  private Deadline freshUntil = Deadline.in(Duration.ZERO);

  /**
   * @param queues which are shown; each is a label, so they are those of the settings and not those
   *     that somebody has made up
   */
  public QueueMetrics(
      Metrics metrics, TaskSurvey survey, List<QueueName> queues, InstantSource clock) {
    this.survey = survey;
    this.queues = List.copyOf(queues);
    this.clock = clock;
    MeterRegistry registry = metrics.registry();
    gauge(registry, "fizko.broker.up", "1 if the broker answers", look -> 1.0);
    all(registry, "fizko.tasks.delayed", "Tasks whose time has not come", Survey::delayed);
    all(registry, "fizko.tasks.leased", "Tasks that workers hold", Survey::leased);
    all(registry, "fizko.dead.letters", "Messages that were put aside", Survey::deadLetters);
    queues.forEach(queue -> lines(registry, queue));
  }

  private void lines(MeterRegistry registry, QueueName queue) {
    line(registry, queue, "fizko.queue.ready", "Tasks that could be taken now", Survey.Line::ready);
    line(
        registry,
        queue,
        "fizko.queue.oldest.seconds",
        "How long the longest waiting of them has been waiting",
        this::age);
    line(
        registry,
        queue,
        "fizko.queue.paused",
        "1 if the queue is stopped",
        line -> line.paused() ? 1 : 0);
  }

  /** Python's messages do not say when they were sent. */
  private double age(Survey.Line line) {
    Instant now = clock.instant();
    return line.ready() == 0
        ? 0
        : line.since()
            .map(since -> Math.max(0, Duration.between(since, now).toMillis() / 1_000.0))
            .orElse(Double.NaN);
  }

  private void line(
      MeterRegistry registry,
      QueueName queue,
      String name,
      String description,
      ToDoubleFunction<Survey.Line> value) {
    Gauge.builder(
            name,
            () ->
                look()
                    .flatMap(now -> Optional.ofNullable(now.lines().get(queue)))
                    .map(value::applyAsDouble)
                    .orElse(Double.NaN))
        .description(description)
        .tags(Tags.of("queue", queue.value()))
        .register(registry);
  }

  private void all(
      MeterRegistry registry, String name, String description, Function<Survey, Long> value) {
    Gauge.builder(name, () -> look().map(now -> value.apply(now).doubleValue()).orElse(Double.NaN))
        .description(description)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Survey> value) {
    Gauge.builder(name, () -> look().map(value::applyAsDouble).orElse(0.0))
        .description(description)
        .register(registry);
  }

  private synchronized Optional<Survey> look() {
    if (freshUntil.isOver()) {
      try {
        seen = Optional.of(survey.look(queues));
      } catch (BrokerUnavailableException e) {
        seen = Optional.empty();
      }
      freshUntil = Deadline.in(FRESH);
    }
    return seen;
  }
}
