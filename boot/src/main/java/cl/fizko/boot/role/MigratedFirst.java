package cl.fizko.boot.role;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.postgres.MigrationException;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database up to date before the work begins, however long the database is away; says so
 * meanwhile.
 */
final class MigratedFirst implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger("fizko.migrate");
  private static final Backoff AWAY = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

  private final PostgresDatabase database;
  private final Lifecycle work;
  private final Pause pause = new Pause();
  private final Thread migrating;

  MigratedFirst(PostgresDatabase database, Lifecycle work) {
    this.database = database;
    this.work = work;
    this.migrating = Thread.ofPlatform().name("fizko-migrate").unstarted(this::run);
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && migrating.getState() == Thread.State.NEW) {
      migrating.start();
    }
  }

  private void run() {
    int failures = 0;
    while (!pause.hasEnded()) {
      try {
        List<String> applied = database.migrate();
        if (!applied.isEmpty()) {
          log.info("Migrated {}: {}", database.url(), String.join(", ", applied));
        }
        log.info("Connected to {}", database.url());
        work.start();
        return;
      } catch (MigrationException e) {
        Duration again = AWAY.after(++failures);
        log.warn("{}; trying again in {}s", e.getMessage(), again.toSeconds());
        pause.goOnAfter(again);
      }
    }
  }

  @Override
  public void closeNow() {
    work.closeNow();
    close();
  }

  @Override
  public void close() {
    pause.end();
    try {
      migrating.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    work.close();
  }
}
