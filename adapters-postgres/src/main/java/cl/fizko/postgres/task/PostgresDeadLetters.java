package cl.fizko.postgres.task;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.DeadLetterMark;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RawMessage;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.postgres.PostgresDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@link DeadLetters} in {@code fizko_task.dead_letters}. */
public final class PostgresDeadLetters implements DeadLetters {

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private static final String NEWEST =
      """
      SELECT *
        FROM fizko_task.dead_letters
       WHERE id < :before
         AND (:queue::text IS NULL OR queue = :queue)
         AND (:name::text IS NULL OR name = :name)
         AND strpos(lower(reason), lower(:reason)) > 0
       ORDER BY id DESC
       LIMIT :max
      """;

  private static final String FIND = "SELECT * FROM fizko_task.dead_letters WHERE id = :id";

  private static final String TAKE =
      """
      DELETE FROM fizko_task.dead_letters WHERE id = ANY(:ids::bigint[])
      RETURNING id, queue, step, body
      """;

  private static final String DISCARD =
      "DELETE FROM fizko_task.dead_letters WHERE id = ANY(:ids::bigint[])";

  private final DatabaseCalls calls;
  private final TaskJson json = new TaskJson();
  private final Enqueueing enqueueing = new Enqueueing(json);

  /** Does no I/O. */
  public PostgresDeadLetters(PostgresDatabase database) {
    this.calls = new DatabaseCalls(database);
  }

  @Override
  public long count() {
    return calls.with(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM fizko_task.dead_letters")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public List<DeadLetter> newest(DeadLetterFilter filter, int max) {
    return page(filter, Long.MAX_VALUE, max);
  }

  @Override
  public List<DeadLetter> olderThan(DeadLetterMark mark, DeadLetterFilter filter, int max) {
    return ids(List.of(mark.id())).stream()
        .flatMap(before -> page(filter, before, max).stream())
        .toList();
  }

  private List<DeadLetter> page(DeadLetterFilter filter, long before, int max) {
    return calls.with(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("before", before)
                .bind("queue", filter.queue().map(QueueName::value).orElse(null))
                .bind("name", filter.task().map(TaskName::value).orElse(null))
                .bind("reason", filter.reason().orElse(""))
                .bind("max", max)
                .map((row, context) -> letter(row))
                .list());
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return ids(List.of(id)).stream()
        .findFirst()
        .flatMap(
            number ->
                calls.with(
                    handle ->
                        handle
                            .createQuery(FIND)
                            .bind("id", number)
                            .map((row, context) -> letter(row))
                            .findOne()));
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getString("id"),
        new QueueName(row.getString("queue")),
        Optional.ofNullable(row.getString("name")).map(TaskName::new),
        Optional.ofNullable(row.getString("task_id")).map(TaskId::new),
        row.getInt("attempts"),
        row.getString("reason"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new RawMessage(row.getString("body").getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Optional<Task> task(DeadLetter letter) {
    return json.readIfTask(letter.raw().toString());
  }

  private record Taken(long id, TaskRow row) {}

  @Override
  public int replay(Collection<String> ids) {
    List<Long> numbers = ids(ids);
    return calls.inTransaction(
        handle -> {
          List<TaskRow> rows =
              handle
                  .createQuery(TAKE)
                  .bindArray("ids", Long.class, numbers)
                  .map((row, context) -> new Taken(row.getLong("id"), afresh(row)))
                  .list()
                  .stream()
                  .sorted(java.util.Comparator.comparingLong(Taken::id))
                  .map(Taken::row)
                  .toList();
          enqueueing.enqueue(handle, List.of(), rows);
          return rows.size();
        });
  }

  /** What is no task goes back as it is. */
  private TaskRow afresh(ResultSet row) throws SQLException {
    String body = row.getString("body");
    Optional<Task> fresh =
        json.readIfTask(body)
            .map(
                task ->
                    task.with(task.options().withRetries(0).withNotBefore(TaskOptions.AT_ONCE)));
    return new TaskRow(
        row.getString("queue"),
        row.getInt("step"),
        null,
        null,
        fresh.map(TaskRow::taskId).orElse(null),
        fresh.map(json::write).orElse(body));
  }

  @Override
  public int discard(Collection<String> ids) {
    List<Long> numbers = ids(ids);
    return calls.with(
        handle -> handle.createUpdate(DISCARD).bindArray("ids", Long.class, numbers).execute());
  }

  private static List<Long> ids(Collection<String> ids) {
    return ids.stream()
        .filter(id -> ID.matcher(id).matches())
        .map(Long::valueOf)
        .distinct()
        .toList();
  }
}
