package cl.fizko.boot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.ConsoleAppender;
import cl.fizko.boot.settings.Settings;
import org.slf4j.LoggerFactory;

/** Sets how much is logged, and where. */
public final class LogSetup {

  /**
   * For a command whose output is its answer: the log goes to standard error, and only what is
   * worth a warning.
   */
  public void applyForClient() {
    Logger root = root();
    root.setLevel(Level.WARN);
    root.iteratorForAppenders()
        .forEachRemaining(
            appender -> {
              if (appender instanceof ConsoleAppender<?> console) {
                console.stop();
                console.setTarget("System.err");
                console.start();
              }
            });
  }

  /** Applies the operator's choice to the whole process. */
  public void apply(Settings.LogLevel level) {
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

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
