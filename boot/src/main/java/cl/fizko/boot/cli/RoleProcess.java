package cl.fizko.boot.cli;

import cl.fizko.boot.role.Roles;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Runs roles until the process is told to end. SIGTERM and SIGINT let the work end in good order; a
 * second one, or SIGUSR1, ends it at once. A worker that is to be replaced ends the process with
 * {@link ExitCode#REPLACE_ME}, upon which the launcher starts a fresh one.
 */
final class RoleProcess {

  private final Set<Role> roles;
  private final PrintWriter err;

  RoleProcess(Set<Role> roles, PrintWriter err) {
    this.roles = roles;
    this.err = err;
  }

  /** Returns once the roles have ended, or could not be started. */
  int run() {
    Optional<Settings> settings = new SettingsFromEnvironment().readForRoles(roles, err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    CompletableFuture<Integer> end = new CompletableFuture<>();
    Lifecycle running =
        new Roles()
            .of(
                settings.get(),
                roles,
                retirement ->
                    end.complete(retirement.replace() ? ExitCode.REPLACE_ME : ExitCode.OK));
    EndSignals.hear(() -> end.complete(ExitCode.OK), running::closeNow);
    try {
      running.start();
    } catch (RuntimeException e) {
      err.println("Cannot start: " + e.getMessage());
      err.flush();
      running.close();
      return ExitCode.FAILED;
    }
    int code = end.join();
    running.close();
    return code;
  }
}
