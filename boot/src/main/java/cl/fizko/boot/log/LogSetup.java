package cl.fizko.boot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cl.fizko.boot.settings.Settings;
import org.slf4j.LoggerFactory;

/** Sets how much is logged. */
public final class LogSetup {

  /** Applies the operator's choice to the whole process. */
  public void apply(Settings.LogLevel level) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(
        switch (level) {
          case DEBUG -> Level.DEBUG;
          case INFO -> Level.INFO;
          case WARNING -> Level.WARN;
          case ERROR -> Level.ERROR;
          case CRITICAL -> Level.OFF;
        });
  }
}
