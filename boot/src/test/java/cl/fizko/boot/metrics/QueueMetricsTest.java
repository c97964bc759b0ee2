package cl.fizko.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Survey;
import cl.fizko.core.task.port.TaskSurvey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scrape tells of the queues, and how often it looks. */
class QueueMetricsTest {

  private static final QueueName MAIN = new QueueName("default");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final SteppingClock clock = new SteppingClock(NOON);
  private final AtomicInteger looks = new AtomicInteger();
  private final Metrics metrics = new Metrics();

  @AfterEach
  void end() {
    metrics.close();
  }

  private String text(TaskSurvey survey) {
    QueueMetrics queues =
        new QueueMetrics(
            metrics,
            asked -> {
              looks.incrementAndGet();
              return survey.look(asked);
            },
            List.of(MAIN),
            clock);
    assertThat(queues).isNotNull();
    return metrics.text();
  }

  private static Survey of(Survey.Line line) {
    return new Survey(Map.of(MAIN, line), 4, 2, 7);
  }

  @Test
  void oneLookTellsAllAndLastsForSomeSeconds() {
    String text = text(asked -> of(new Survey.Line(3, Optional.of(NOON.minusSeconds(90)), true)));
    assertThat(text.lines())
        .contains(
            "fizko_broker_up 1.0",
            "fizko_queue_ready{queue=\"default\"} 3.0",
            "fizko_queue_oldest_seconds{queue=\"default\"} 90.0",
            "fizko_queue_paused{queue=\"default\"} 1.0",
            "fizko_tasks_delayed 4.0",
            "fizko_tasks_leased 2.0",
            "fizko_dead_letters 7.0");
    metrics.text();
    metrics.text();
    assertThat(looks).hasValue(1);
  }

  @Test
  void whereNothingWaitsNothingIsOld() {
    assertThat(text(asked -> of(new Survey.Line(0, Optional.empty(), false))).lines())
        .contains(
            "fizko_queue_oldest_seconds{queue=\"default\"} 0.0",
            "fizko_queue_paused{queue=\"default\"} 0.0");
  }

  @Test
  void howOldIsWhatNobodyDatedIsNotKnown() {
    assertThat(text(asked -> of(new Survey.Line(2, Optional.empty(), false))).lines())
        .contains("fizko_queue_oldest_seconds{queue=\"default\"} NaN");
  }

  @Test
  void aBrokerThatIsAwayIsNotAskedAgainAtOnce() {
    String text =
        text(
            asked -> {
              throw new BrokerUnavailableException("away", new IllegalStateException("away"));
            });
    assertThat(text.lines())
        .contains(
            "fizko_broker_up 0.0",
            "fizko_dead_letters NaN",
            "fizko_queue_ready{queue=\"default\"} NaN");
    metrics.text();
    assertThat(looks).hasValue(1);
  }
}
