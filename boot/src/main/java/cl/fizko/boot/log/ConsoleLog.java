package cl.fizko.boot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;

/**
 * The log as it is unless a file of Logback's says otherwise: to the console, a line an event. In
 * Java and not in XML because reading XML costs every process 7 MB and a tenth of a second.
 */
@ConfiguratorRank(ConsoleLog.AFTER_FILES)
public final class ConsoleLog extends ContextAwareBase implements Configurator {

  static final int AFTER_FILES = ConfiguratorRank.NOMINAL - 1;

  private static final List<String> ERRORS_ONLY = List.of("io.lettuce", "io.netty");
  private static final List<String> WARNINGS_ONLY =
      List.of(
          "io.javalin",
          "org.eclipse.jetty",
          "com.zaxxer.hikari",
          "org.flywaydb",
          "com.github.kagkarlsson");

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    ERRORS_ONLY.forEach(name -> logs.getLogger(name).setLevel(Level.ERROR));
    WARNINGS_ONLY.forEach(name -> logs.getLogger(name).setLevel(Level.WARN));
    Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console(logs));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext logs) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(logs);
    console.setEncoder(LogSetup.encoder(new TextLine(), logs));
    console.start();
    return console;
  }
}
