package cl.fizko.boot.cli;

import cl.fizko.boot.role.Desk;
import cl.fizko.boot.settings.Environment;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.schedule.desk.Decision;
import cl.fizko.core.schedule.desk.Problem;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import cl.fizko.core.task.BrokerUnavailableException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/** One command at the desk of schedules: what it prints, and with which code it ends. */
final class DeskSession {

  private final PrintWriter out;
  private final PrintWriter err;

  DeskSession(CommandLine command) {
    this.out = command.getOut();
    this.err = command.getErr();
  }

  /** Runs a command at the desk. */
  int at(ToIntFunction<ScheduleDesk> command) {
    Optional<Settings> settings =
        new SettingsFromEnvironment().readForClient(Set.of(Role.BEAT), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (Desk desk = Desk.of(settings.get())) {
      return command.applyAsInt(desk.schedules());
    } catch (TimetableUnavailableException | BrokerUnavailableException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }

  /** Has the desk decide something, and tells the decision. */
  int decide(Function<ScheduleDesk, Decision> command) {
    return at(
        desk ->
            switch (command.apply(desk)) {
              case Decision.Done done -> {
                print(done.view().shown());
                yield ExitCode.OK;
              }
              case Decision.Deleted deleted -> {
                out.println("Deleted: " + deleted.view().entry().name());
                yield ExitCode.OK;
              }
              case Decision.Sent sent -> {
                out.println(sent.task());
                yield ExitCode.OK;
              }
              case Decision.Refused refused -> refuse(refused.problems());
              case Decision.NotThere notThere -> notThere(notThere.reference());
            });
  }

  /** As JSON, on one line. */
  void print(Map<String, Object> fields) {
    out.println(new Json().write(fields));
  }

  void println(String line) {
    out.println(line);
  }

  int refuse(List<Problem> problems) {
    err.println("Refused; nothing was done:");
    problems.forEach(problem -> err.println("  - " + problem));
    return ExitCode.USAGE;
  }

  int notThere(String reference) {
    err.println("There is no schedule '" + reference + "'.");
    return ExitCode.FAILED;
  }

  /** Who gives the command, for the record. */
  static String by() {
    Map<String, String> variables = new Environment().variables();
    return "cli:" + variables.getOrDefault("USER", variables.getOrDefault("LOGNAME", "unknown"));
  }
}
