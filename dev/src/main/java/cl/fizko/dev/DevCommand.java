package cl.fizko.dev;

import cl.fizko.boot.settings.Environment;
import cl.fizko.boot.tasks.SmokeTest;
import cl.fizko.core.runtime.Pause;
import cl.fizko.devservers.DevServerException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything on this machine, with nothing to configure. */
@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description = "Runs everything on this machine: embedded servers and the three roles.")
final class DevCommand implements Callable<Integer> {

  private static final String PERIODIC = "dev: all is well, every 10 seconds";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the servers keep their data. Default: .fizko/dev")
  private Path data = Path.of(".fizko", "dev");

  @Option(
      names = "--broker",
      paramLabel = "BROKER",
      description =
          "redis or postgres; postgres starts no Redis. Default: FIZKO_BROKER, else redis")
  private Optional<String> broker = Optional.empty();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> variables = new TreeMap<>(new Environment().variables());
    broker.ifPresent(chosen -> variables.put("FIZKO_BROKER", chosen));
    String wanted = variables.getOrDefault("PORT", "8000");
    if (!wanted.matches("\\d{1,5}") || Integer.parseInt(wanted) > 65_535) {
      spec.commandLine().getErr().println("PORT is '" + wanted + "'; expected 0 to 65535");
      return 2;
    }
    int port = Integer.parseInt(wanted);
    Stack stack;
    try {
      stack = Stack.of(Optional.of(data.toAbsolutePath()), port, variables);
    } catch (DevServerException | IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return e instanceof DevServerException ? 1 : 2;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "fizko-shutdown"));
    if (port != 0 && stack.settings().webPort() != port) {
      out.println("Port " + port + " is busy; using " + stack.settings().webPort());
    }
    stack.start();
    addPeriodicTask(stack);
    out.println(new Banner(stack).text());
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  /** The tables come with the beat, a moment after its start. */
  private static void addPeriodicTask(Stack stack) throws SQLException {
    Timetable timetable = new Timetable(stack.servers().postgres());
    Pause pause = new Pause();
    for (int i = 0; i < 300 && !timetable.exists(); i++) {
      pause.goOnAfter(Duration.ofMillis(100));
    }
    timetable.addEvery(10, PERIODIC, SmokeTest.NAME.value());
  }
}
