package cl.fizko.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The entry point of {@code benchmarks/run}. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures Fizko beside Celery, BullMQ and what Redis itself can do.")
public final class Benchmarks implements Callable<Integer> {

  private static final double MOST_NOISE_PERCENT = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "About how long one measure takes (default: ${DEFAULT-VALUE}).")
  private double seconds = 10;

  @Option(
      names = "--only",
      split = ",",
      description = "Only these parts: ${COMPLETION-CANDIDATES} (default: all).")
  private List<Part> only = List.of();

  @Option(
      names = "--peers",
      defaultValue = "all",
      description = "Whom to measure beside Fizko: ${COMPLETION-CANDIDATES}.")
  private PeerChoice peers = PeerChoice.ALL;

  @Option(
      names = "--broker",
      defaultValue = "redis",
      description = "What Fizko's messages lie in: ${COMPLETION-CANDIDATES}.")
  private BrokerChoice broker = BrokerChoice.REDIS;

  @Option(
      names = "--log-level",
      defaultValue = "warning",
      description =
          "How much Fizko's and Celery's workers log (default: ${DEFAULT-VALUE}; with info both"
              + " write two lines per task).")
  private String logLevel = "warning";

  @Option(names = "--figures", description = "Checks the targets; exits with 1 if one is missed.")
  private boolean figures;

  @Option(names = "--home", hidden = true, required = true)
  private Path home = Path.of("");

  public static void main(String[] arguments) {
    // Whatever ends us, nothing that we started lives on.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    System.exit(
        new CommandLine(new Benchmarks())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Findings findings = new Findings(out);
    Setup setup = new Setup(home.toAbsolutePath().normalize(), broker, peers, logLevel);
    try (Stage stage = Stage.open(setup, findings)) {
      String versions = new Versions(setup, stage).line(InstantSource.system().instant());
      findings.say(versions);
      warnOfNoise(findings);
      new Comparison(stage, findings, seconds, broker).run(parts());
      warnOfNoise(findings);
      findings.say("");
      findings.say(versions);
      findings.say("");
      new MarkdownTable(findings).lines().forEach(findings::say);
    } catch (BenchmarkException e) {
      findings.say("!!! NOTHING MEASURED: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    return figures && isAnyMissed(findings) ? CommandLine.ExitCode.SOFTWARE : 0;
  }

  private static void warnOfNoise(Findings findings) {
    double busy = new MachineLoad().percent();
    if (busy > MOST_NOISE_PERCENT) {
      findings.say(
          "!!! NOISE: "
              + Unit.PERCENT.text(busy)
              + " of this machine is in use by others; believe no figure here");
    }
  }

  private Set<Part> parts() {
    return only.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
  }

  private static boolean isAnyMissed(Findings findings) {
    List<Target> targets = new Targets(findings).all();
    findings.say("");
    targets.forEach(target -> findings.say(target.line()));
    return targets.stream().anyMatch(Target::isMissed);
  }
}
