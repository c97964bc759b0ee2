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
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * {@link Ticker} on db-scheduler: an alarm is an execution, its row in {@code
 * fizko.scheduled_tasks} is picked by one process with {@code SKIP LOCKED}, and the execution of a
 * process that no longer gives a sign of life is revived on another, 20 to 30 s later. Executions
 * that are picked together ring together.
 */
public final class DbSchedulerTicker implements Ticker {

  private static final TaskDescriptor<AlarmData> ALARM =
      TaskDescriptor.of(Alarms.TASK, AlarmData.class);
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration TO_STOP = Duration.ofSeconds(8);
  private static final Duration LOOKING_AHEAD = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 500;

  private final PostgresDatabase database;
  private final InstantSource clock;
  private final Duration heartbeat;
  private final AlarmSerializer serializer = new AlarmSerializer();
  private final Alarms alarms;
  private final WakeUps wakeUps;
  private volatile @Nullable Scheduler scheduler;
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
    this.wakeUps = new WakeUps(clock, this::look);
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
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .threads(MOST_AT_ONCE)
            .pollingInterval(POLLING)
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(TO_STOP)
            .build();
    scheduler = crank;
    crank.start();
    wakeUps.every(LOOKING_AHEAD, this::lookAhead);
  }

  private CustomTask<AlarmData> task(Bell bell) {
    RingingTogether together = new RingingTogether(bell, alarms, clock, wakeUps, AFTER_FAILURE);
    return Tasks.custom(ALARM)
        .onFailure((complete, operations) -> again(complete, operations, AFTER_FAILURE))
        .onDeadExecution((complete, operations) -> again(complete, operations, Duration.ZERO))
        .execute(
            (instance, context) -> {
              together.ring(context.getExecution());
              return (complete, operations) -> {}; // That is done, together with the others.
            });
  }

  /** With the data, and so the due instant, that it had. */
  private void again(
      ExecutionComplete complete, ExecutionOperations<AlarmData> operations, Duration wait) {
    Instant then = clock.instant().plus(wait);
    operations.reschedule(complete, then);
    wakeUps.at(then);
  }

  /** Looks for what is due now; otherwise that happens once a second. */
  void look() {
    Scheduler present = scheduler;
    if (present != null) {
      present.triggerCheckForDueExecutions();
    }
  }

  private void lookAhead() {
    Instant now = clock.instant();
    try {
      alarms.upcoming(now, now.plus(WakeUps.HORIZON)).forEach(wakeUps::at);
    } catch (RuntimeException e) {
      // What is due is found all the same, a little later; but whoever throws is asked no more.
    }
  }

  @Override
  public Set<PeriodicTaskId> set(Collection<Alarm> many) {
    Set<PeriodicTaskId> stay = alarms.set(many, clock.instant());
    many.forEach(alarm -> wakeUps.at(alarm.due()));
    return stay;
  }

  @Override
  public void cancel(Collection<PeriodicTaskId> rows) {
    alarms.cancel(rows);
  }

  @Override
  public List<Alarm> alarms() {
    return alarms.all();
  }

  @Override
  public synchronized void close() {
    closed = true;
    wakeUps.close();
    Scheduler present = scheduler;
    if (present != null) {
      present.stop();
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
