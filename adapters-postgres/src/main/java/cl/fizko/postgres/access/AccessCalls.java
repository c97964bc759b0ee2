package cl.fizko.postgres.access;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Calls of the database, whose failures are an {@link AccessUnavailableException}. */
final class AccessCalls {

  private final Jdbi jdbi;

  AccessCalls(PostgresDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** One statement. */
  <T> T with(Function<Handle, T> work) {
    return translated(() -> jdbi.withHandle(work::apply));
  }

  /** Several statements in one step. */
  <T> T inTransaction(Function<Handle, T> work) {
    return translated(() -> jdbi.inTransaction(work::apply));
  }

  private static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw new AccessUnavailableException("PostgreSQL cannot tell: " + reason(e), e);
    }
  }

  private static String reason(JdbiException e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  static @Nullable OffsetDateTime time(Optional<Instant> instant) {
    return instant.map(AccessCalls::time).orElse(null);
  }

  static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
