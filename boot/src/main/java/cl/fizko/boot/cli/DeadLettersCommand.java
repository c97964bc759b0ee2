package cl.fizko.boot.cli;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the messages that were put aside. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = "Prints the messages that were put aside, newest first, one JSON object a line.")
public final class DeadLettersCommand implements Callable<Integer> {

  private static final int SHOWN = 200;

  @Spec private CommandSpec spec;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: 20")
  private int limit = 20;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<Settings> settings = new SettingsFromEnvironment().readForClient(Set.of(), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (Client client = Client.of(settings.get())) {
      for (DeadLetter letter :
          client.deadLetters().newest(DeadLetterFilter.ALL, Math.clamp(limit, 1, 1_000))) {
        out.println(new Json().write(describe(letter)));
      }
      return ExitCode.OK;
    } finally {
      out.flush();
    }
  }

  private static Map<String, Object> describe(DeadLetter letter) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", letter.id());
    fields.put("queue", letter.queue().value());
    fields.put("reason", letter.reason());
    fields.put("at", letter.at().toString());
    fields.put("bytes", letter.raw().size());
    String text = letter.raw().toString();
    fields.put("begins", text.substring(0, Math.min(SHOWN, text.length())));
    return fields;
  }
}
