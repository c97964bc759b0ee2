package cl.fizko.postgres.task;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes what is kept no longer, a little at a time. */
final class Sweeping {

  private static final int AT_ONCE = 1_000;
  private static final int ROUNDS = 5;

  private static final List<String> EXPIRED =
      List.of(
          """
          DELETE FROM fizko_task.results
           WHERE task_id = ANY (ARRAY(
                 SELECT task_id FROM fizko_task.results
                  WHERE kept_until <= :now
                  ORDER BY kept_until
                  LIMIT :max
                    FOR UPDATE SKIP LOCKED))
          """,
          """
          DELETE FROM fizko_task.unique_keys
           WHERE key = ANY (ARRAY(
                 SELECT key FROM fizko_task.unique_keys
                  WHERE until <= :now
                  ORDER BY until
                  LIMIT :max
                    FOR UPDATE SKIP LOCKED))
          """);

  void sweep(Handle handle, Instant now) {
    for (String statement : EXPIRED) {
      int removed = AT_ONCE;
      for (int round = 0; round < ROUNDS && removed == AT_ONCE; round++) {
        removed =
            handle
                .createUpdate(statement)
                .bind("now", PostgresTime.of(now))
                .bind("max", AT_ONCE)
                .execute();
      }
    }
  }
}
