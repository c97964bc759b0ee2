package cl.fizko.postgres.task;

import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import cl.fizko.core.task.port.Workers;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * {@link Workers} in {@code fizko_task.workers}, where each says every two seconds that it is there
 * and looks whether it is to end.
 */
public final class PostgresWorkers implements Workers {

  /** Who was silent for so long is gone. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String SEEN =
      "SELECT name, about, seen_at FROM fizko_task.workers WHERE seen_at > :since ORDER BY name";

  private static final String COUNT =
      "SELECT count(*) FROM fizko_task.workers WHERE seen_at > :since";

  private static final String DRAIN =
      "UPDATE fizko_task.workers SET draining = true WHERE name = :name";

  private final DatabaseCalls calls;
  private final InstantSource clock;
  private final WorkerJson json = new WorkerJson();

  /** Does no I/O. */
  public PostgresWorkers(PostgresDatabase database, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.clock = clock;
  }

  @Override
  public List<WorkerSeen> seen() {
    return calls.with(
        handle ->
            handle
                .createQuery(SEEN)
                .bind("since", since())
                .map(
                    (row, context) ->
                        json.read(
                            new WorkerId(row.getString("name")),
                            row.getString("about"),
                            row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  @Override
  public int count() {
    return calls.with(
        handle -> handle.createQuery(COUNT).bind("since", since()).mapTo(Integer.class).one());
  }

  @Override
  public void drain(WorkerId worker) {
    calls.with(handle -> handle.createUpdate(DRAIN).bind("name", worker.value()).execute());
  }

  private OffsetDateTime since() {
    return PostgresTime.of(clock.instant().minus(PATIENCE));
  }
}
