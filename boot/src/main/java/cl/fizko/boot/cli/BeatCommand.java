package cl.fizko.boot.cli;

import cl.fizko.boot.settings.Role;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.DefaultSchedule;
import cl.fizko.core.schedule.desk.Preview;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import cl.fizko.core.schedule.desk.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * Sends the periodic tasks that are kept in the database; its commands look at them and change
 * them.
 */
@Command(
    name = "beat",
    aliases = {"celery-beat"},
    mixinStandardHelpOptions = true,
    description = {
      "Sends the periodic tasks that are kept in the database.",
      "With a command: looks at them, or changes them. A schedule is named by its name or number."
    })
public final class BeatCommand implements Callable<Integer> {

  private static final int PAGE = 500;
  private static final int PREVIEWED = 5;
  private static final String SCHEDULE = "SCHEDULE";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RoleProcess(Set.of(Role.BEAT), spec.commandLine().getErr()).run();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints all schedules, with their next times and their last run.")
  int list(@Option(names = "--json", description = "One JSON object a line.") boolean json) {
    DeskSession session = session();
    return session.at(
        desk -> {
          eachView(
              desk,
              view -> {
                if (json) {
                  session.print(view.shown());
                } else {
                  new ViewText(view).lines().forEach(session::println);
                }
              });
          return ExitCode.OK;
        });
  }

  private static void eachView(ScheduleDesk desk, Consumer<View> action) {
    List<View> page = desk.list(0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(action);
      page = desk.list(page.getLast().entry().id().value(), PAGE);
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints a schedule as JSON.")
  int show(@Parameters(paramLabel = SCHEDULE) String schedule) {
    DeskSession session = session();
    return session.at(
        desk ->
            desk.show(schedule)
                .map(
                    view -> {
                      session.print(view.shown());
                      return ExitCode.OK;
                    })
                .orElseGet(() -> session.notThere(schedule)));
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      modelTransformer = FieldOptions.class,
      description = "Adds a schedule.")
  int create() {
    Map<String, Object> fields = FieldOptions.given(parsed());
    return session().decide(desk -> desk.create(fields, DeskSession.by()));
  }

  @Command(
      name = "change",
      mixinStandardHelpOptions = true,
      modelTransformer = FieldOptions.class,
      description = "Changes what is given; the rest stays. An empty value is the default.")
  int change(@Parameters(paramLabel = SCHEDULE) String schedule) {
    Map<String, Object> fields = FieldOptions.given(parsed());
    return session().decide(desk -> desk.change(schedule, fields, DeskSession.by()));
  }

  @Command(name = "enable", mixinStandardHelpOptions = true, description = "Switches it on.")
  int enable(@Parameters(paramLabel = SCHEDULE) String schedule) {
    return session().decide(desk -> desk.enable(schedule, true, DeskSession.by()));
  }

  @Command(name = "disable", mixinStandardHelpOptions = true, description = "Switches it off.")
  int disable(@Parameters(paramLabel = SCHEDULE) String schedule) {
    return session().decide(desk -> desk.enable(schedule, false, DeskSession.by()));
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Sends its task now, out of turn, and prints the task's id.")
  int run(@Parameters(paramLabel = SCHEDULE) String schedule) {
    return session().decide(desk -> desk.run(schedule, DeskSession.by()));
  }

  @Command(name = "delete", mixinStandardHelpOptions = true, description = "Removes it.")
  int delete(@Parameters(paramLabel = SCHEDULE) String schedule) {
    return session().decide(desk -> desk.delete(schedule, DeskSession.by()));
  }

  @Command(
      name = "preview",
      mixinStandardHelpOptions = true,
      description =
          "Tells a cron text in plain words, in English and Spanish, with its next times.")
  int preview(
      @Parameters(paramLabel = "CRONTAB", description = "Such as '0 2 1 * *'.") String crontab,
      @Option(names = "--timezone", defaultValue = "America/Santiago") String timezone) {
    DeskSession session = session();
    Map<String, Object> fields = Map.of("crontab", crontab, "timezone", timezone);
    return session.at(
        desk ->
            switch (desk.preview(fields, PREVIEWED)) {
              case Preview.Understood understood -> {
                understood.words().values().forEach(session::println);
                understood.next().forEach(time -> session.println("  " + time.toOffsetDateTime()));
                yield ExitCode.OK;
              }
              case Preview.Refused refused -> session.refuse(refused.problems());
            });
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "Prints who changed what, newest first, one JSON object a line.")
  int history(
      @Parameters(paramLabel = SCHEDULE, arity = "0..1", defaultValue = "") String schedule,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "50") int limit) {
    DeskSession session = session();
    int most = Math.clamp(limit, 1, 1_000);
    return session.at(
        desk -> {
          List<Change> changes =
              schedule.isEmpty() ? desk.history(most) : desk.historyOf(schedule, most);
          changes.forEach(change -> session.print(change.shown()));
          return ExitCode.OK;
        });
  }

  @Command(
      name = "seed",
      mixinStandardHelpOptions = true,
      description =
          "Adds the usual schedules of a tax desk; those that are there stay as they are.")
  int seed() {
    DeskSession session = session();
    return session.at(
        desk -> {
          List<String> added = DefaultSchedule.TAX_DESK.addTo(desk, DeskSession.by());
          session.println(
              added.isEmpty() ? "Nothing to add." : "Added: " + String.join(", ", added) + ".");
          return ExitCode.OK;
        });
  }

  private DeskSession session() {
    return new DeskSession(spec.commandLine());
  }

  /** What was given to the command below this one. */
  private ParseResult parsed() {
    return spec.commandLine().getParseResult().subcommand();
  }
}
