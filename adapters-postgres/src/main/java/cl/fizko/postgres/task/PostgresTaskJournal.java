package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.JournalFilter;
import cl.fizko.core.task.journal.JournalPage;
import cl.fizko.core.task.journal.TaskState;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link TaskJournal} in {@code fizko_task.journal}. A NUL in a text is left out of it. */
public final class PostgresTaskJournal implements TaskJournal {

  private static final int LONGEST_TIMELINE = 200;

  private static final String WRITE =
      """
      INSERT INTO fizko_task.journal
             (task_id, name, queue, worker, state, attempt, at, took_micros, error)
      SELECT t.* FROM unnest(
             :ids::text[], :names::text[], :queues::text[], :workers::text[], :states::text[],
             :attempts::int[], :times::timestamptz[], :micros::bigint[], :errors::text[]) AS t
      """;

  private static final String PRUNE =
      """
      DELETE FROM fizko_task.journal
       WHERE id <= (SELECT max(id) FROM fizko_task.journal) - :size
      """;

  private static final String SEARCH =
      """
      SELECT * FROM fizko_task.journal
       WHERE id < :before
         AND (cardinality(:states::text[]) = 0 OR state = ANY(:states::text[]))
         AND starts_with(name, :name)
         AND (:queue = '' OR queue = :queue)
         AND (:worker = '' OR worker = :worker)
         AND (:text = ''
              OR position(:text in translate(task_id, :upper, :lower)) > 0
              OR position(:text in translate(name, :upper, :lower)) > 0
              OR position(:text in translate(error, :upper, :lower)) > 0)
         AND at >= :since AND at < :until
       ORDER BY id DESC
       LIMIT :max
      """;

  private static final String TIMELINE =
      "SELECT * FROM fizko_task.journal WHERE task_id = :id ORDER BY id DESC LIMIT :max";

  private final DatabaseCalls calls;
  private final int size;

  private record Row(long id, JournalEntry entry) {}

  /**
   * Does no I/O.
   *
   * @param size about so many entries are kept; 0: none
   */
  public PostgresTaskJournal(PostgresDatabase database, int size) {
    this.calls = new DatabaseCalls(database);
    this.size = size;
  }

  @Override
  public void write(Collection<JournalEntry> entries) {
    if (size > 0 && !entries.isEmpty()) {
      calls.with(
          handle -> {
            insert(handle, entries);
            return handle.createUpdate(PRUNE).bind("size", size).execute();
          });
    }
  }

  private static void insert(Handle handle, Collection<JournalEntry> entries) {
    handle
        .createUpdate(WRITE)
        .bindArray("ids", String.class, list(entries, each -> Text.storable(each.task().value())))
        .bindArray("names", String.class, list(entries, each -> Text.storable(each.name())))
        .bindArray("queues", String.class, list(entries, each -> Text.storable(each.queue())))
        .bindArray("workers", String.class, list(entries, each -> Text.storable(each.worker())))
        .bindArray("states", String.class, list(entries, each -> each.state().name()))
        .bindArray("attempts", Integer.class, list(entries, JournalEntry::attempt))
        .bindArray("times", String.class, list(entries, each -> each.at().toString()))
        .bindArray("micros", Long.class, list(entries, each -> each.took().toNanos() / 1_000))
        .bindArray("errors", String.class, list(entries, each -> Text.storable(each.error())))
        .execute();
  }

  @Override
  public JournalPage search(JournalFilter filter, Optional<String> after, int max) {
    long before = after.map(PostgresTaskJournal::number).orElse(Long.MAX_VALUE);
    List<Row> rows = calls.with(handle -> search(handle, filter, before, max + 1));
    List<Row> page = rows.subList(0, Math.min(max, rows.size()));
    return new JournalPage(
        page.stream().map(Row::entry).toList(),
        rows.size() > max ? Optional.of(Long.toString(page.getLast().id())) : Optional.empty());
  }

  private static long number(String cursor) {
    if (!cursor.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "cursor is '" + cursor + "'; expected the next of a page, such as 4711");
    }
    return Long.parseLong(cursor);
  }

  private static List<Row> search(Handle handle, JournalFilter filter, long before, int max) {
    return Statements.neverPrepared(handle.createQuery(SEARCH))
        .bind("before", before)
        .bindArray("states", String.class, filter.states().stream().map(Enum::name).toList())
        .bind("name", Text.storable(filter.namePrefix()))
        .bind("queue", Text.storable(filter.queue()))
        .bind("worker", Text.storable(filter.worker()))
        .bind("text", Text.storable(JournalFilter.lower(filter.text())))
        .bind("upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        .bind("lower", "abcdefghijklmnopqrstuvwxyz")
        .bind("since", PostgresTime.of(filter.since().orElse(Instant.EPOCH)))
        .bind("until", PostgresTime.of(filter.until().orElse(Instant.MAX)))
        .bind("max", max)
        .map((row, context) -> row(row))
        .list();
  }

  @Override
  public List<JournalEntry> timeline(TaskId id) {
    return calls
        .with(
            handle ->
                new ArrayList<>(
                    handle
                        .createQuery(TIMELINE)
                        .bind("id", Text.storable(id.value()))
                        .bind("max", LONGEST_TIMELINE)
                        .map((row, context) -> row(row).entry())
                        .list()))
        .reversed();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new JournalEntry(
            new TaskId(row.getString("task_id")),
            row.getString("name"),
            row.getString("queue"),
            row.getString("worker"),
            TaskState.valueOf(row.getString("state")),
            row.getInt("attempt"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            Duration.ofNanos(row.getLong("took_micros") * 1_000),
            row.getString("error")));
  }
}
