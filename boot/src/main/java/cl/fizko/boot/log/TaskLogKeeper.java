package cl.fizko.boot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import cl.fizko.core.runtime.Gathering;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.LogLine;
import cl.fizko.core.task.port.TaskLogs;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the code of tasks logs at INFO and above, so that it is read beside the task; never
 * what the worker itself logs of it. It is written beside the work: more than can be written is
 * left out. Secrets are masked as in the log.
 */
public final class TaskLogKeeper implements Lifecycle {

  private static final int LINES_WAITING = 5_000;
  private static final int LINES_AT_ONCE = 500;
  private static final Duration PACE = Duration.ofMillis(100);

  private final Gathering<LogLine> lines;
  private final Appender appender = new Appender();

  public TaskLogKeeper(TaskLogs logs) {
    this.lines =
        new Gathering<>("fizko-task-logs", logs::append, LINES_WAITING, LINES_AT_ONCE, PACE);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public synchronized void start() {
    lines.start();
    appender.setContext(root().getLoggerContext());
    appender.start();
    root().addAppender(appender);
  }

  @Override
  public synchronized void close() {
    root().detachAppender(appender);
    appender.stop();
    lines.close();
  }

  private final class Appender extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      String task = event.getMDCPropertyMap().get("task_id");
      if (task != null
          && event.getLevel().isGreaterOrEqual(Level.INFO)
          && !event.getLoggerName().equals(WorkerLog.NAME)) {
        lines.give(
            new LogLine(
                new TaskId(task),
                Instant.ofEpochMilli(event.getTimeStamp()),
                event.getLevel().toString(),
                event.getLoggerName(),
                Masking.mask(event.getFormattedMessage())));
      }
    }
  }
}
