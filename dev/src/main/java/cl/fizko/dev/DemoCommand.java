package cl.fizko.dev;

import cl.fizko.boot.settings.Broker;
import cl.fizko.boot.settings.Environment;
import cl.fizko.devservers.DevServerException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs everything on free ports and checks that it works. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs everything on free ports and goes through the operators' checklist.")
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--verbose", description = "Show the log as well.")
  private boolean verbose;

  @Option(
      names = "--broker",
      paramLabel = "BROKER",
      description = "redis or postgres; postgres starts no Redis. Default: redis")
  private Optional<String> broker = Optional.empty();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> variables = new TreeMap<>(new Environment().variables());
    variables
        .keySet()
        .removeIf(name -> name.startsWith("FIZKO_") || name.equals("CELERY_LOG_LEVEL"));
    broker.ifPresent(chosen -> variables.put("FIZKO_BROKER", chosen));
    variables.put("CELERY_LOG_LEVEL", verbose ? "info" : "critical");
    String servers;
    try {
      servers =
          switch (Broker.parse(variables.getOrDefault("FIZKO_BROKER", "redis"))) {
            case REDIS -> "Redis and PostgreSQL are up";
            case POSTGRES -> "PostgreSQL is up; there is no Redis";
          };
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--broker " + e.getMessage(), e);
    }
    return goThrough(variables, servers, out) ? 0 : 1;
  }

  private static boolean goThrough(Map<String, String> variables, String servers, PrintWriter out) {
    Checklist checklist = new Checklist(out);
    boolean good = false;
    try (StackUnderTest stack = new StackUnderTest(Optional.empty(), variables)) {
      good =
          checklist.check(servers, stack::startServers)
              && checklist.check("web, worker and beat are up", stack::startRoles)
              && checklist.check("nobody gets in without a token", stack::strangersStayOut)
              && checklist.check("the test task runs and its result is read", stack::testTaskRuns)
              && checklist.check("a task launched over HTTP succeeds", stack::launchedTaskSucceeds)
              && checklist.check("a task that fails says why", stack::failureIsTold)
              && checklist.check("a row inserted by SQL fires", stack::insertedRowFires)
              && checklist.check("the queues are drained", stack::queuesAreDrained);
    } catch (DevServerException e) {
      out.println(e.getMessage());
    }
    out.println(good ? "All is well." : "Something is wrong; --verbose shows the log.");
    out.flush();
    return good;
  }
}
