package cl.fizko.boot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import cl.fizko.boot.settings.Settings;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Sets how much is logged, and where. */
public final class LogSetup {

  /**
   * For a command whose output is its answer: the log goes to standard error, and only what is
   * worth a warning.
   */
  public void applyForClient() {
    root().setLevel(Level.WARN);
    onEachConsole(console -> console.setTarget("System.err"));
  }

  /** Applies the operator's choice to the whole process. */
  public void apply(Settings.LogLevel level, Settings.LogFormat format) {
    switch (format) {
      case TEXT -> {}
      case JSON -> onEachConsole(console -> console.setEncoder(json()));
    }
    root()
        .setLevel(
            switch (level) {
              case DEBUG -> Level.DEBUG;
              case INFO -> Level.INFO;
              case WARNING -> Level.WARN;
              case ERROR -> Level.ERROR;
              case CRITICAL -> Level.OFF;
            });
  }

  /**
   * One JSON object a line: {@code timestamp} (Unix milliseconds), {@code level}, {@code
   * loggerName}, {@code threadName}, {@code formattedMessage}, {@code throwable} where there is
   * one, and in {@code mdc} the {@code task_id} and {@code task_name} of the task that runs.
   */
  static Encoder<ILoggingEvent> json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(root().getLoggerContext());
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }

  private static void onEachConsole(Consumer<ConsoleAppender<ILoggingEvent>> change) {
    root()
        .iteratorForAppenders()
        .forEachRemaining(
            appender -> {
              if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                console.stop();
                change.accept(console);
                console.start();
              }
            });
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
