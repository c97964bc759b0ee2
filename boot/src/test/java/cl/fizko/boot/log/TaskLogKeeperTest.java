package cl.fizko.boot.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.journal.LogLine;
import cl.fizko.core.task.port.InMemoryTaskLogs;
import cl.fizko.core.task.port.TaskLogs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(30)
class TaskLogKeeperTest {

  private static final org.slf4j.Logger OF_A_HANDLER = LoggerFactory.getLogger("a.handler.of.ours");
  private static final Task TASK = Task.of(new TaskName("greet"), Arguments.NONE);

  private final TaskLogs logs = new InMemoryTaskLogs();

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @BeforeEach
  void logAll() {
    root().setLevel(Level.DEBUG);
  }

  @AfterEach
  void logLess() {
    TaskContext.leave();
    root().setLevel(Level.WARN);
  }

  private static TaskLogKeeper started(TaskLogs where) {
    TaskLogKeeper keeper = new TaskLogKeeper(where);
    keeper.start();
    return keeper;
  }

  private List<String> kept() {
    return logs.of(TASK.id()).stream().map(LogLine::message).toList();
  }

  @Test
  void whatTheCodeOfATaskLogsIsKeptBesideItUntilTheKeeperEnds() {
    Instant before = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
    TaskLogKeeper keeper = started(logs);
    try {
      OF_A_HANDLER.info("Before any task");
      TaskContext.enter(TASK);
      OF_A_HANDLER.info("Hello {}", "ñandú");
      OF_A_HANDLER.debug("A detail");
      OF_A_HANDLER.warn("Log-in with password={}", "hunter2");
      LoggerFactory.getLogger(WorkerLog.NAME).info("Task received");
      TaskContext.leave();
      OF_A_HANDLER.info("After it");
    } finally {
      keeper.close();
    }
    TaskContext.enter(TASK);
    OF_A_HANDLER.info("After the end");

    assertThat(kept()).containsExactly("Hello ñandú", "Log-in with password=***");
    LogLine first = logs.of(TASK.id()).getFirst();
    assertThat(first.level()).isEqualTo("INFO");
    assertThat(first.logger()).isEqualTo("a.handler.of.ours");
    assertThat(first.at()).isBetween(before, before.plusSeconds(30));
  }

  @Test
  void aTaskGoesOnLoggingWhileItsLinesCannotBeKept() {
    TaskLogs away =
        new TaskLogs() {
          @Override
          public void append(Collection<LogLine> lines) {
            throw new BrokerUnavailableException("away", new IllegalStateException());
          }

          @Override
          public List<LogLine> of(TaskId id) {
            return List.of();
          }
        };
    TaskLogKeeper broken = started(away);
    TaskLogKeeper keeper = started(logs);
    try {
      TaskContext.enter(TASK);
      OF_A_HANDLER.info("Hello");
    } finally {
      broken.close();
      keeper.close();
    }
    assertThat(kept()).containsExactly("Hello");
  }
}
