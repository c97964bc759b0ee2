package cl.fizko.postgres.task;

import cl.fizko.core.runtime.Pause;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who wait in this process that there is work, or a result. One connection of its own,
 * made when the first one waits, listens for all of them. Only quickens: who waits looks for itself
 * once a second, and more often where nothing can be heard, as behind a pooler in transaction mode.
 * Thread-safe.
 */
public final class PostgresSignals implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PostgresSignals.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int SILENCE_MILLIS = 10_000;
  private static final int HASHES_AT_ONCE = 800;
  private static final String WORK = "fizko_task_work";
  private static final String DONE = "fizko_task_done";

  private final PostgresDatabase database;
  private final boolean listens;
  private final Set<Bell> bells = ConcurrentHashMap.newKeySet();
  private final Pause pause = new Pause();
  private volatile boolean hears;
  private @Nullable Thread listener;
  private volatile @Nullable Connection connection;

  /** Listens, unless the URL of the database names a pooler in transaction mode. Does no I/O. */
  public PostgresSignals(PostgresDatabase database) {
    this(database, !database.url().isPooled());
  }

  /**
   * @param listens whether to listen at all
   */
  public PostgresSignals(PostgresDatabase database, boolean listens) {
    this.database = database;
    this.listens = listens;
  }

  /** Somebody who waits. */
  final class Bell implements AutoCloseable {
    private final String channel;
    private final Set<String> names;
    private final Semaphore rung = new Semaphore(0);
    private long patience = Duration.ofMillis(50).toNanos();

    private Bell(String channel, Set<String> names) {
      this.channel = channel;
      this.names = names;
    }

    /**
     * Waits until it is time to look again: when it was rung, and at the latest after a second;
     * where nothing rings, sooner.
     *
     * @param atMost the longest wait
     */
    void await(Duration atMost) throws InterruptedException {
      long wait = hears ? Duration.ofSeconds(1).toNanos() : patience;
      patience = Math.min(Duration.ofMillis(250).toNanos(), patience * 2);
      if (rung.tryAcquire(Math.min(wait, atMost.toNanos()), TimeUnit.NANOSECONDS)) {
        rung.drainPermits();
      }
    }

    private void hear(String where, List<String> what) {
      if (channel.equals(where) && what.stream().anyMatch(names::contains)) {
        rung.release();
      }
    }

    @Override
    public void close() {
      bells.remove(this);
    }
  }

  /** Rings when something comes to one of the queues. */
  Bell work(Collection<String> queues) {
    return bell(new Bell(WORK, Set.copyOf(queues)));
  }

  /** Rings when a task has ended. */
  Bell done(String taskId) {
    return bell(new Bell(DONE, Set.of(hash(taskId))));
  }

  private Bell bell(Bell bell) {
    bells.add(bell);
    startListening();
    return bell;
  }

  private static String hash(String taskId) {
    return Integer.toHexString(taskId.hashCode());
  }

  /** What is sent when tasks have ended: ids are long, and a notification holds 8,000 bytes. */
  static List<String> payloads(List<String> taskIds) {
    List<String> payloads = new ArrayList<>();
    for (int start = 0; start < taskIds.size(); start += HASHES_AT_ONCE) {
      List<String> some = taskIds.subList(start, Math.min(taskIds.size(), start + HASHES_AT_ONCE));
      payloads.add(String.join(",", some.stream().map(PostgresSignals::hash).toList()));
    }
    return payloads;
  }

  private synchronized void startListening() {
    if (listens && listener == null) {
      listener = Thread.ofPlatform().name("fizko-signals").daemon().start(this::listen);
    }
  }

  private void listen() {
    do {
      try (Connection own = database.dedicated()) {
        connection = own;
        listen(own);
      } catch (SQLException e) {
        if (!pause.hasEnded()) {
          log.atWarn()
              .addKeyValue("reason", e.getMessage())
              .log("PostgreSQL's notifications are not heard; looking at intervals until they are");
        }
      } finally {
        hears = false;
        connection = null;
      }
    } while (pause.goOnAfter(AFTER_FAILURE));
  }

  private void listen(Connection own) throws SQLException {
    PGConnection notifying = own.unwrap(PGConnection.class);
    try (Statement statement = own.createStatement()) {
      statement.execute("LISTEN " + WORK);
      statement.execute("LISTEN " + DONE);
      hears = true;
      bells.forEach(bell -> bell.rung.release());
      while (!pause.hasEnded()) {
        PGNotification[] heard = notifying.getNotifications(SILENCE_MILLIS);
        if (heard == null || heard.length == 0) {
          statement.execute("SELECT 1"); // Fails if the other side has gone silently.
          continue;
        }
        for (PGNotification each : heard) {
          ring(each.getName(), each.getParameter());
        }
      }
    }
  }

  private void ring(String channel, String payload) {
    List<String> names = channel.equals(DONE) ? List.of(payload.split(",", -1)) : List.of(payload);
    bells.forEach(bell -> bell.hear(channel, names));
  }

  /** Whether notifications are heard at this moment. */
  boolean hears() {
    return hears;
  }

  @Override
  public void close() {
    pause.end();
    Connection own = connection;
    if (own != null) {
      try {
        own.abort(Runnable::run);
      } catch (SQLException e) {
        log.atDebug().setCause(e).log("The listening connection was gone already");
      }
    }
  }
}
