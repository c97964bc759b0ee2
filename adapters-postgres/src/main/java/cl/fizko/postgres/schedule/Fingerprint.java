package cl.fizko.postgres.schedule;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One text for all that the rows say, less their bookkeeping. The database hashes row by row and
 * sums up, so nothing but the sums travels; 100,000 rows take it a quarter of a second.
 * Thread-safe.
 */
final class Fingerprint {

  private final String columns = Sql.named("columns");
  private volatile @Nullable String statement;

  /** Takes it. A table that lost a column since the first time is looked at anew the next time. */
  String take(Handle handle) {
    String present = statement;
    statement = null;
    if (present == null) {
      present = statement(handle);
    }
    String taken = handle.createQuery(present).mapTo(String.class).one();
    statement = present;
    return taken;
  }

  private String statement(Handle handle) {
    List<String> sums =
        handle
            .createQuery(columns)
            .map((result, context) -> sum(result.getString("table"), result.getString("columns")))
            .list();
    return sums.stream().collect(Collectors.joining(",\n", "SELECT concat_ws(' ',\n", ")"));
  }

  private static String sum(String table, String columns) {
    return "(SELECT concat_ws('/', count(*), sum(hashtextextended(ROW("
        + columns
        + ")::text, 0))) FROM "
        + table
        + " t)";
  }
}
