package cl.fizko.postgres.task;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Calls of the database that an interrupt does not end: each runs on a thread of its own, because
 * an interrupt closes the socket under a virtual thread. A lost database is a {@link
 * BrokerUnavailableException}.
 */
final class DatabaseCalls {

  /** SQLSTATE classes of what would fail again: bad data, broken constraints, bad statements. */
  private static final String FOR_GOOD = "22|23|42";

  /** The SQLSTATE of a table that is not there: it comes with a migration. */
  private static final String NO_TABLE = "42P01";

  private final Jdbi jdbi;

  DatabaseCalls(PostgresDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** One statement, or several that need not be one step. */
  <T> T with(Function<Handle, T> work) {
    return uninterrupted(() -> jdbi.withHandle(work::apply));
  }

  /** Several statements in one step. */
  <T> T inTransaction(Function<Handle, T> work) {
    return uninterrupted(() -> jdbi.inTransaction(work::apply));
  }

  private static <T> T uninterrupted(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("fizko-postgres")
        .start(
            () -> {
              try {
                answer.complete(translated(work));
              } catch (Throwable e) {
                answer.completeExceptionally(e);
              }
            });
    return join(answer);
  }

  /** Whether a failure is the absence of the database, and so everybody's. */
  static boolean isAway(Throwable failure) {
    return failure instanceof BrokerUnavailableException;
  }

  /** Waits without heeding interrupts, which stay set. */
  private static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BrokerUnavailableException away) {
        throw new BrokerUnavailableException(String.valueOf(away.getMessage()), away);
      }
      throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
    }
  }

  /** Does work that speaks to the database on the caller's thread. */
  static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw translate(e);
    }
  }

  private static RuntimeException translate(JdbiException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        if (NO_TABLE.equals(state)) {
          return new BrokerUnavailableException(
              "PostgreSQL lacks our tables, which fizko migrate makes: " + sql.getMessage(),
              thrown);
        }
        if (state != null && state.length() == 5 && state.substring(0, 2).matches(FOR_GOOD)) {
          return new IllegalArgumentException("PostgreSQL refuses: " + sql.getMessage(), thrown);
        }
        return new BrokerUnavailableException(
            "PostgreSQL does not answer: " + sql.getMessage(), thrown);
      }
    }
    return thrown;
  }
}
