package cl.fizko.postgres.task;

import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.ResidentMemory;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every two seconds in {@code fizko_task.workers} that a worker is there, and lets it end if
 * somebody has asked for that. When it is closed it says that the worker is gone.
 */
public final class PostgresHeartbeat implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(PostgresHeartbeat.class);
  private static final Duration PACE = Duration.ofSeconds(2);

  private static final String COME =
      """
      INSERT INTO fizko_task.workers (name, about, seen_at)
      VALUES (:name, :about, :now)
          ON CONFLICT (name) DO UPDATE
         SET about = excluded.about, seen_at = excluded.seen_at, draining = false
      RETURNING draining
      """;

  private static final String BEAT =
      """
      UPDATE fizko_task.workers SET about = :about, seen_at = :now
       WHERE name = :name
      RETURNING draining
      """;

  private static final String GO =
      "DELETE FROM fizko_task.workers WHERE name = :name OR seen_at < :long_ago";

  private final DatabaseCalls calls;
  private final WorkerControl worker;
  private final String software;
  private final InstantSource clock;
  private final WorkerJson json = new WorkerJson();
  private final Pause pause = new Pause();
  private final Thread beating;
  private boolean there;

  /**
   * Does no I/O.
   *
   * @param software what the worker runs, as {@code fizko 2.0.0}
   */
  public PostgresHeartbeat(
      PostgresDatabase database, WorkerControl worker, String software, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.worker = worker;
    this.software = software;
    this.clock = clock;
    this.beating = Thread.ofVirtual().name("fizko-heartbeat").unstarted(this::beat);
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && beating.getState() == Thread.State.NEW) {
      beating.start();
    }
  }

  private void beat() {
    do {
      try {
        Optional<Boolean> draining = there ? say(BEAT) : Optional.empty();
        if (draining.isEmpty()) {
          draining = say(COME);
          there = true;
        }
        if (draining.orElse(false) && !worker.isDraining()) {
          worker.shutDown();
        }
      } catch (BrokerUnavailableException e) {
        log.debug("The heartbeat of {} was not written: {}", worker.id(), e.getMessage());
      }
    } while (pause.goOnAfter(PACE));
  }

  private Optional<Boolean> say(String statement) {
    Instant now = clock.instant();
    String about = json.write(worker, software, ResidentMemory.bytes(), now);
    return calls.with(
        handle ->
            handle
                .createQuery(statement)
                .bind("name", worker.id().value())
                .bind("about", about)
                .bind("now", PostgresTime.of(now))
                .mapTo(Boolean.class)
                .findFirst());
  }

  @Override
  public synchronized void close() {
    pause.end();
    try {
      beating.join();
      calls.with(
          handle ->
              handle
                  .createUpdate(GO)
                  .bind("name", worker.id().value())
                  .bind("long_ago", PostgresTime.of(clock.instant().minus(Duration.ofDays(1))))
                  .execute());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokerUnavailableException e) {
      log.debug("Nobody was told that {} is gone: {}", worker.id(), e.getMessage());
    }
  }
}
