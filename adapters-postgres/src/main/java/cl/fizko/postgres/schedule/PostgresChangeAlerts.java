package cl.fizko.postgres.schedule;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.schedule.port.ChangeAlerts;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link ChangeAlerts} by {@code LISTEN} on the channel {@value #CHANNEL}, on a connection of its
 * own. Where the URL names a pooler in transaction mode, which has no session to listen in, nothing
 * is heard and the beat's own looks have to do.
 */
public final class PostgresChangeAlerts implements ChangeAlerts {

  /** Whoever changes rows may {@code NOTIFY} it; what our own use cases change does. */
  static final String CHANNEL = "fizko_schedule_changed";

  private static final Logger log = LoggerFactory.getLogger(PostgresChangeAlerts.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final int SILENCE_MILLIS = 10_000;

  private final PostgresDatabase database;
  private final Pause pause = new Pause();
  private volatile @Nullable Connection connection;

  /** Does no I/O. */
  public PostgresChangeAlerts(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public void start(Runnable changed) {
    if (!database.url().isPooled()) {
      Thread.ofPlatform().name("fizko-schedule-alerts").daemon().start(() -> listen(changed));
    }
  }

  private void listen(Runnable changed) {
    Duration wait = Duration.ZERO;
    while (pause.goOnAfter(wait)) {
      try (Connection own = database.dedicated()) {
        connection = own;
        listen(own, changed);
      } catch (SQLException e) {
        log.atDebug()
            .addKeyValue("reason", e.getMessage())
            .log("Alerts of changed schedules are not heard; the beat looks for itself");
      } finally {
        connection = null;
      }
      wait = AFTER_FAILURE;
    }
  }

  private void listen(Connection own, Runnable changed) throws SQLException {
    PGConnection notifying = own.unwrap(PGConnection.class);
    try (Statement statement = own.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
      changed.run();
      while (!pause.hasEnded()) {
        PGNotification[] heard = notifying.getNotifications(SILENCE_MILLIS);
        if (heard == null || heard.length == 0) {
          statement.execute("SELECT 1"); // Fails if the other side has gone silently.
        } else {
          changed.run();
        }
      }
    }
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
