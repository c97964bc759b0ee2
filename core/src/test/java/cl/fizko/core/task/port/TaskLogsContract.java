package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskLogs} promises. */
@Timeout(60)
public abstract class TaskLogsContract {

  private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");

  /** Logs that nobody has written to. */
  protected abstract TaskLogs logs();

  private static LogLine line(String task, int number) {
    return new LogLine(
        new TaskId(task),
        NOON.plusMillis(number),
        "WARN",
        "cl.fizko.Sii",
        "line " + number + "\n\ttab ñ 😀 \u001f");
  }

  @Test
  void linesAreReadAsTheyWereWritten() {
    TaskLogs logs = logs();
    logs.append(List.of(line("a", 1), line("b", 2), line("a", 3)));
    logs.append(List.of(line("a", 4)));
    assertThat(logs.of(new TaskId("a"))).containsExactly(line("a", 1), line("a", 3), line("a", 4));
    assertThat(logs.of(new TaskId("b"))).containsExactly(line("b", 2));
    assertThat(logs.of(new TaskId("c"))).isEmpty();
  }

  @Test
  void ofATaskThatSaysTooMuchTheLastLinesAreKept() {
    TaskLogs logs = logs();
    for (int start = 0; start < 500; start += 50) {
      logs.append(
          IntStream.range(start, start + 50).mapToObj(number -> line("a", number)).toList());
    }
    logs.append(IntStream.range(500, 750).mapToObj(number -> line("a", number)).toList());
    assertThat(logs.of(new TaskId("a")))
        .containsExactlyElementsOf(
            IntStream.range(550, 750).mapToObj(number -> line("a", number)).toList());
  }
}
