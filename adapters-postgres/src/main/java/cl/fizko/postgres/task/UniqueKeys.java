package cl.fizko.postgres.task;

import cl.fizko.core.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who was sent for a key, and for how long that counts. */
final class UniqueKeys {

  /** Locks the key in any case, so that whoever comes second sees what the first one has done. */
  private static final String CLAIM =
      """
      INSERT INTO fizko_task.unique_keys AS present (key, task_id, until)
      VALUES (:key, :task, :until)
          ON CONFLICT (key) DO UPDATE
         SET task_id = excluded.task_id, until = excluded.until
       WHERE present.until <= :now OR :replace
      """;

  /** In the order of the keys, so that two that claim the same ones do not lock each other out. */
  private static final String CLAIM_ALL =
      """
      INSERT INTO fizko_task.unique_keys AS present (key, task_id, until)
      SELECT :prefix || id, id, :until FROM unnest(:ids) AS id ORDER BY id
          ON CONFLICT (key) DO UPDATE
         SET task_id = excluded.task_id, until = excluded.until
       WHERE present.until <= :now
      RETURNING task_id
      """;

  private static final String CLAIMED =
      """
      SELECT task_id FROM fizko_task.unique_keys
       WHERE key = ANY (SELECT :prefix || id FROM unnest(:ids) AS id) AND until > :now
      """;

  private static final String HOLDER =
      "SELECT task_id FROM fizko_task.unique_keys WHERE key = :key AND until > :now";

  /**
   * Claims a key.
   *
   * @param replace whether from somebody else, too
   * @return whether it is claimed
   */
  boolean claim(
      Handle handle, String key, TaskId task, Instant now, Duration window, boolean replace) {
    return handle
            .createUpdate(CLAIM)
            .bind("key", key)
            .bind("task", task.value())
            .bind("now", PostgresTime.of(now))
            .bind("until", PostgresTime.of(now.plus(window)))
            .bind("replace", replace)
            .execute()
        > 0;
  }

  /**
   * Claims for each task a key of its own: the prefix and its id.
   *
   * @return those whose key is claimed
   */
  Set<TaskId> claim(
      Handle handle, String prefix, List<TaskId> tasks, Instant now, Duration window) {
    return handle
        .createQuery(CLAIM_ALL)
        .bind("prefix", prefix)
        .bindArray("ids", String.class, tasks.stream().map(TaskId::value).toList())
        .bind("now", PostgresTime.of(now))
        .bind("until", PostgresTime.of(now.plus(window)))
        .mapTo(String.class)
        .map(TaskId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those tasks whose own keys, the prefix and their ids, are claimed. */
  Set<TaskId> claimed(Handle handle, String prefix, Collection<TaskId> tasks, Instant now) {
    return handle
        .createQuery(CLAIMED)
        .bind("prefix", prefix)
        .bindArray("ids", String.class, tasks.stream().map(TaskId::value).toList())
        .bind("now", PostgresTime.of(now))
        .mapTo(String.class)
        .map(TaskId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<TaskId> holder(Handle handle, String key, Instant now) {
    return handle
        .createQuery(HOLDER)
        .bind("key", key)
        .bind("now", PostgresTime.of(now))
        .mapTo(String.class)
        .findOne()
        .map(TaskId::new);
  }
}
