package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.RowRefusedException;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Calls of the database about schedules; what goes wrong leaves in the words of the port. */
final class Calls {

  /** Classes of errors: bad data, constraints, views, and what triggers raise. */
  private static final Set<String> REFUSALS = Set.of("22", "23", "44", "P0");

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

  /** The same where what is written may be refused for what it is. */
  <T> T writing(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException e) {
      TimetableUnavailableException unavailable = unavailable(e);
      throw isRefusal(e)
          ? new RowRefusedException("a row is refused: " + unavailable.getMessage(), e)
          : unavailable;
    }
  }

  private static boolean isRefusal(Throwable e) {
    if (e instanceof SQLException refusal && refusal.getSQLState() != null) {
      return REFUSALS.contains(refusal.getSQLState().substring(0, 2));
    }
    return e.getCause() != null && isRefusal(e.getCause());
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
