package cl.fizko.boot.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.trace.CurrentTrace;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Sets how much is logged, and where; knows what the calling thread works at. */
public final class LogSetup {

  /**
   * For a command whose output is its answer: the log goes to standard error, and only what is
   * worth a warning.
   */
  public void applyForClient() {
    root().setLevel(Level.WARN);
    onEachConsole(console -> console.setTarget("System.err"));
  }

  /** Knows the span of the calling thread: what its lines say. */
  public static CurrentTrace currentTrace() {
    return TaskContext::trace;
  }

  /** Applies the operator's choice to the whole process. */
  public void apply(Settings.LogLevel level, Settings.LogFormat format) {
    switch (format) {
      case TEXT -> {}
      case JSON ->
          onEachConsole(
              console -> console.setEncoder(encoder(new JsonLine(), root().getLoggerContext())));
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

  /** In UTF-8, whatever the machine's own encoding is. */
  static Encoder<ILoggingEvent> encoder(LayoutBase<ILoggingEvent> layout, LoggerContext logs) {
    layout.setContext(logs);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(logs);
    encoder.setLayout(layout);
    encoder.setCharset(UTF_8);
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
