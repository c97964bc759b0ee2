package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Survey;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskSurvey} promises. */
@Timeout(60)
public abstract class TaskSurveyContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final QueueName MAIN = new QueueName("default");
  private static final QueueName LOW = new QueueName("low");
  private static final WorkerId WORKER = new WorkerId("one@contract");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Survey.Line NOTHING = new Survey.Line(0, Optional.empty(), false);

  private final SteppingClock clock = new SteppingClock(NOON);
  private TaskBroker broker;
  private TaskQueues queues;
  private TaskSurvey survey;

  /** A broker with nothing in it, and what looks at it. */
  public record Fixture(TaskBroker broker, TaskQueues queues, TaskSurvey survey) {}

  /** Makes a broker that is empty and takes its time from the clock. */
  protected abstract Fixture fixture(InstantSource clock);

  @BeforeEach
  void begin() {
    Fixture fixture = fixture(clock);
    broker = fixture.broker();
    queues = fixture.queues();
    survey = fixture.survey();
  }

  @Test
  void ofNothingThereIsNothingToSee() {
    Survey seen = survey.look(List.of(MAIN, LOW));
    assertThat(seen.lines())
        .containsOnlyKeys(MAIN, LOW)
        .containsEntry(MAIN, NOTHING)
        .containsEntry(LOW, NOTHING);
    assertThat(seen.delayed() + seen.leased() + seen.deadLetters()).isZero();
  }

  @Test
  void whatIsReadyIsCountedInItsQueueWhateverItsPriority() {
    broker.publish(MAIN, List.of(task(0), task(5), task(9)));
    clock.step(Duration.ofSeconds(30));
    broker.publish(MAIN, List.of(task(0)));
    broker.publish(LOW, List.of(task(9)));
    assertThat(survey.look(List.of(MAIN, LOW)).lines())
        .containsEntry(MAIN, new Survey.Line(4, Optional.of(NOON), false))
        .containsEntry(LOW, new Survey.Line(1, Optional.of(NOON.plusSeconds(30)), false));
    assertThat(survey.look(List.of(LOW)).lines()).containsOnlyKeys(LOW);
  }

  @Test
  void whatIsDelayedLeasedOrPutAsideIsCountedOfAllQueues() {
    Task later = task(0);
    broker.publish(LOW, List.of(later.with(later.options().withNotBefore(NOON.plusSeconds(60)))));
    broker
        .reserve(WORKER, List.of(LOW), 1, LEASE)
        .forEach(early -> broker.settle(early, new Outcome.Postponed(NOON.plusSeconds(60))));
    broker.publish(MAIN, List.of(task(0), task(0)));
    var taken = broker.reserve(WORKER, List.of(MAIN), 2, LEASE);
    broker.settle(taken.getFirst(), new Outcome.DeadLettered(Failure.of("E", "m", "why")));
    assertThat(survey.look(List.of(MAIN)))
        .extracting(Survey::delayed, Survey::leased, Survey::deadLetters)
        .containsExactly(1L, 1L, 1L);
    assertThat(survey.look(List.of(MAIN)).lines()).containsEntry(MAIN, NOTHING);
  }

  @Test
  void aStoppedQueueIsSeen() {
    queues.pause(LOW);
    assertThat(survey.look(List.of(MAIN, LOW)).lines())
        .containsEntry(MAIN, NOTHING)
        .containsEntry(LOW, new Survey.Line(0, Optional.empty(), true));
  }

  private static Task task(int priority) {
    return new Task(
        TaskId.random(),
        new TaskName("demo.add"),
        Arguments.of(1, 2),
        TaskOptions.DEFAULT.withPriority(priority));
  }
}
