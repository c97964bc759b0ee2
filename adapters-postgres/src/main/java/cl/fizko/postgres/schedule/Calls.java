package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.postgres.PostgresDatabase;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Calls of the database about schedules; what goes wrong leaves in the words of the port. */
final class Calls {

  private final PostgresDatabase database;
  private final Jdbi jdbi;

  Calls(PostgresDatabase database) {
    this.database = database;
    this.jdbi = database.jdbi();
  }

  <T> T in(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException e) {
      throw unavailable(e);
    }
  }

  /** All of it or nothing. */
  <T> T inTransaction(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw unavailable(e);
    }
  }

  private TimetableUnavailableException unavailable(JdbiException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new TimetableUnavailableException(
        "cannot read the timetable in " + database.url() + ": " + root.getMessage(), e);
  }
}
