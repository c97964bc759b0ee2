package cl.fizko.postgres.task;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** What the statements of this package have in common. */
final class Statements {

  private Statements() {}

  /** One column of many rows; may hold nulls. */
  @SuppressWarnings("NullAway") // A list of a JDBC array's elements, of which any may be null.
  static <A, B> List<B> list(Collection<A> all, Function<? super A, ? extends @Nullable B> column) {
    List<B> values = new ArrayList<>(all.size());
    all.forEach(each -> values.add(column.apply(each)));
    return values;
  }

  static @Nullable String due(TaskRow row) {
    return text(row.due());
  }

  /** As an element of an array that is cast to timestamptz. */
  static @Nullable String text(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toString();
  }

  /** A plan that was made for an empty table would be kept, and read all of a full one. */
  static <S extends SqlStatement<S>> S neverPrepared(S statement) {
    return statement.addCustomizer(
        new StatementCustomizer() {
          @Override
          public void beforeExecution(PreparedStatement prepared, StatementContext context)
              throws SQLException {
            prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
          }
        });
  }

  /** Runs a query for what it does. */
  static void run(Query query) {
    var unused = query.map((row, context) -> true).list();
  }
}
