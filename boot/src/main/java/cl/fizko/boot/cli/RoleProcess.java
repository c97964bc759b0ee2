package cl.fizko.boot.cli;

import cl.fizko.boot.role.Roles;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Runs roles until the process is told to end. SIGTERM and SIGINT let the work end in good order.
 */
final class RoleProcess {

  private final Set<Role> roles;
  private final PrintWriter err;

  RoleProcess(Set<Role> roles, PrintWriter err) {
    this.roles = roles;
    this.err = err;
  }

  /** Returns only if the roles could not be started. */
  int run() {
    Optional<Settings> settings = new SettingsFromEnvironment().read(roles, err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    Lifecycle running = new Roles().of(settings.get(), roles);
    try {
      running.start();
    } catch (RuntimeException e) {
      err.println("Cannot start: " + e.getMessage());
      err.flush();
      running.close();
      return ExitCode.FAILED;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running), "fizko-shutdown"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      running.close();
    }
    return ExitCode.OK;
  }

  /** A process that was asked to end and did so in good order has not failed: it exits with 0. */
  private static void end(Lifecycle running) {
    running.close();
    Runtime.getRuntime().halt(ExitCode.OK);
  }
}
