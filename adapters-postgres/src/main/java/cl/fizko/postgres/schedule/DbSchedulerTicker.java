package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.postgres.PostgresDatabase;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * {@link Ticker} on db-scheduler: an alarm is an execution, its row in {@code
 * fizko.scheduled_tasks} is picked by one process with {@code SKIP LOCKED}, and the execution of a
 * process that no longer gives a sign of life is revived on another, 20 to 30 s later.
 */
public final class DbSchedulerTicker implements Ticker {

  private static final TaskDescriptor<AlarmData> ALARM =
      TaskDescriptor.of(Alarms.TASK, AlarmData.class);
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration TO_STOP = Duration.ofSeconds(8);
  private static final int THREADS = 10;

  private final PostgresDatabase database;
  private final InstantSource clock;
  private final Duration heartbeat;
  private final AlarmSerializer serializer = new AlarmSerializer();
  private final Alarms alarms;
  private @Nullable Scheduler scheduler;
  private volatile @Nullable WakeUps wakeUps;
  private boolean closed;

  /** Does no I/O. */
  public DbSchedulerTicker(PostgresDatabase database, InstantSource clock) {
    this(database, clock, HEARTBEAT);
  }

  DbSchedulerTicker(PostgresDatabase database, InstantSource clock, Duration heartbeat) {
    this.database = database;
    this.clock = clock;
    this.heartbeat = heartbeat;
    this.alarms = new Alarms(database, serializer);
  }

  @Override
  public synchronized void start(Bell bell) {
    if (closed || scheduler != null) {
      return;
    }
    Scheduler crank =
        new PollingByMachineTime(database.connections(), task(bell))
            // Named, because finding it out would need the database, and guess wrong without it.
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .tableName(Alarms.TABLE)
            .serializer(serializer)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed("beat-" + UUID.randomUUID()))
            .threads(THREADS)
            .pollingInterval(POLLING)
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(TO_STOP)
            .build();
    wakeUps = new WakeUps(clock, crank::triggerCheckForDueExecutions);
    scheduler = crank;
    crank.start();
  }

  private CustomTask<AlarmData> task(Bell bell) {
    return Tasks.custom(ALARM)
        .onFailure((complete, operations) -> again(complete, operations, AFTER_FAILURE))
        .onDeadExecution((complete, operations) -> again(complete, operations, Duration.ZERO))
        .execute((instance, context) -> ring(bell, instance));
  }

  /** With the data, and so the due instant, that it had. */
  private void again(
      ExecutionComplete complete, ExecutionOperations<AlarmData> operations, Duration wait) {
    Instant then = clock.instant().plus(wait);
    operations.reschedule(complete, then);
    wakeUpAt(then);
  }

  private CompletionHandler<AlarmData> ring(Bell bell, TaskInstance<AlarmData> instance) {
    Optional<Alarm> next = bell.ring(instance.getData().alarm(instance.getId()), clock.instant());
    return (complete, operations) -> {
      if (next.isEmpty()) {
        operations.stop();
        return;
      }
      Alarm alarm = next.get();
      operations.reschedule(complete, alarm.due(), AlarmData.of(alarm));
      wakeUpAt(alarm.due());
    };
  }

  private void wakeUpAt(Instant due) {
    WakeUps present = wakeUps;
    if (present != null) {
      present.at(due);
    }
  }

  @Override
  public void set(Alarm alarm) {
    alarms.set(alarm);
    wakeUpAt(alarm.due());
  }

  @Override
  public void cancel(PeriodicTaskId id) {
    alarms.cancel(id);
  }

  @Override
  public List<Alarm> alarms() {
    List<Alarm> all = alarms.all();
    all.forEach(alarm -> wakeUpAt(alarm.due()));
    return all;
  }

  @Override
  public synchronized void close() {
    closed = true;
    WakeUps timer = wakeUps;
    if (timer != null) {
      timer.close();
    }
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  /** Polls at intervals of the machine's time, whatever time our clock says that it is. */
  private static final class PollingByMachineTime extends SchedulerBuilder {

    PollingByMachineTime(DataSource connections, Task<?> task) {
      super(connections, List.of(task));
    }

    @Override
    protected Waiter buildWaiter() {
      return new Waiter(POLLING);
    }
  }
}
