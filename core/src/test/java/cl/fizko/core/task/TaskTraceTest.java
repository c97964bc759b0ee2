package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.canvas.FollowUps;
import cl.fizko.core.trace.TraceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which trace a task runs. */
class TaskTraceTest {

  private static final TaskName NAME = new TaskName("greet");
  private static final TaskId ID = new TaskId("6d0c1a44-7a3f-4c3e-9d9f-2a3b4c5d6e7f");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.250Z");
  private static final TraceContext SENDER =
      TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00", "congo=1")
          .orElseThrow();

  @Test
  void aTaskRunsInTheTraceOfItsSenderAsASpanOfItsOwn() {
    TraceContext own = task(TaskOptions.DEFAULT).sent(SENDER, NOW).trace();
    assertThat(own).isEqualTo(SENDER.span(own.spanId()));
    assertThat(own.spanId()).isNotEqualTo(SENDER.spanId());
  }

  @Test
  void theSenderIsNamedInTheHeadersBesideThoseThatAreThere() {
    Task task = task(TaskOptions.DEFAULT.withHeaders(Map.of("tenant", "a"))).sent(SENDER, NOW);
    assertThat(task.options().headers())
        .isEqualTo(
            Map.of(
                "tenant",
                "a",
                "traceparent",
                SENDER.parent(),
                "tracestate",
                "congo=1",
                "fizko_sent_ms",
                NOW.toEpochMilli()));
  }

  @Test
  void aTraceThatIsNamedAlreadyStays() {
    Task first = task(TaskOptions.DEFAULT).sent(SENDER, NOW);
    TraceContext another = new TraceContext("a".repeat(32), "b".repeat(16), true, "");
    assertThat(first.sent(another, NOW)).isEqualTo(first);
  }

  @Test
  void aRetryIsAnotherSpanOfTheSameTrace() {
    TraceContext first = task(TaskOptions.DEFAULT).sent(SENDER, NOW).trace();
    TraceContext second = task(TaskOptions.DEFAULT.withRetries(1)).sent(SENDER, NOW).trace();
    assertThat(second.traceId()).isEqualTo(first.traceId());
    assertThat(second.spanId()).isNotEqualTo(first.spanId());
  }

  @Test
  void withoutASenderTheWholeTreeOfTheTaskIsOneTrace() {
    TraceContext root = task(TaskOptions.DEFAULT).trace();
    assertThat(root.traceId()).isEqualTo(ID.value().replace("-", ""));
    TaskOptions childOf =
        new TaskOptions(
            0,
            TaskOptions.AT_ONCE,
            TaskOptions.NEVER,
            TimeLimits.NONE,
            0,
            new Lineage.ChildOf(ID, new TaskId("another")),
            false,
            Map.of());
    Task child = new Task(TaskId.random(), NAME, Arguments.NONE, childOf);
    assertThat(child.trace().traceId()).isEqualTo(root.traceId());
    assertThat(child.trace().spanId()).isNotEqualTo(root.spanId());
  }

  @Test
  void anIdThatIsNoUuidHasATraceToo() {
    for (String id : List.of("x", "00000000-0000-0000-0000-000000000000", "ñ".repeat(1_000))) {
      Task task = new Task(new TaskId(id), NAME, Arguments.NONE, TaskOptions.DEFAULT);
      assertThat(TraceContext.parse(task.trace().parent(), "")).isPresent();
      assertThat(task.trace()).isEqualTo(task.trace());
    }
  }

  @Test
  void headersThatNameNoTraceAreAsGoodAsNone() {
    for (Object odd : List.of("garbage", 7, Map.of())) {
      Task task = task(TaskOptions.DEFAULT.withHeaders(Map.of("traceparent", odd)));
      assertThat(task.trace()).isEqualTo(task(TaskOptions.DEFAULT).trace());
    }
  }

  @Test
  void aTaskWaitsSinceItWasSentOrBecameDue() {
    Instant later = NOW.plusSeconds(60);
    assertThat(task(TaskOptions.DEFAULT).waitingSince()).isEmpty();
    assertThat(task(TaskOptions.DEFAULT).sent(SENDER, NOW).waitingSince()).hasValue(NOW);
    assertThat(task(TaskOptions.DEFAULT.withNotBefore(later)).sent(SENDER, NOW).waitingSince())
        .hasValue(later);
    assertThat(task(TaskOptions.DEFAULT.withNotBefore(NOW)).sent(SENDER, later).waitingSince())
        .hasValue(later);
    assertThat(task(TaskOptions.DEFAULT.withNotBefore(later)).waitingSince()).hasValue(later);
  }

  private static Task task(TaskOptions options) {
    return new Task(ID, NAME, Arguments.NONE, options, FollowUps.NONE);
  }
}
