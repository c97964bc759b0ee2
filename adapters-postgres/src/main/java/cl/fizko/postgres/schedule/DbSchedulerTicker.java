package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.postgres.PostgresDatabase;
import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * {@link Ticker} on db-scheduler: an alarm is an execution, its row in {@code
 * fizko.scheduled_tasks} is picked by one process with {@code SKIP LOCKED}, and the execution of a
 * process that no longer gives a sign of life is revived on another.
 */
public final class DbSchedulerTicker implements Ticker {

  private static final TaskDescriptor<AlarmData> ALARM =
      TaskDescriptor.of("periodic-task", AlarmData.class);
  private static final String TABLE = "fizko.scheduled_tasks";
  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration TO_STOP = Duration.ofSeconds(8);
  private static final int THREADS = 10;

  private final PostgresDatabase database;
  private final InstantSource clock;
  private final AlarmSerializer serializer = new AlarmSerializer();
  private final SchedulerClient client;
  private @Nullable Scheduler scheduler;
  private boolean closed;

  public DbSchedulerTicker(PostgresDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.client =
        SchedulerClient.Builder.create(
                database.connections(), task((alarm, now) -> Optional.empty()))
            .serializer(serializer)
            .tableName(TABLE)
            .build();
  }

  @Override
  public synchronized void start(Bell bell) {
    if (closed || scheduler != null) {
      return;
    }
    scheduler =
        new PollingByMachineTime(database.connections(), task(bell))
            .tableName(TABLE)
            .serializer(serializer)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed("beat-" + UUID.randomUUID()))
            .threads(THREADS)
            .pollingInterval(POLLING)
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(TO_STOP)
            .build();
    scheduler.start();
  }

  private CustomTask<AlarmData> task(Bell bell) {
    FailureHandler<AlarmData> again =
        (complete, operations) ->
            operations.reschedule(complete, clock.instant().plus(AFTER_FAILURE));
    return Tasks.custom(ALARM)
        .onFailure(again)
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .execute((instance, context) -> ring(bell, instance));
  }

  private CompletionHandler<AlarmData> ring(Bell bell, TaskInstance<AlarmData> instance) {
    AlarmData data = instance.getData();
    PeriodicTaskId id = new PeriodicTaskId(Long.parseLong(instance.getId()));
    Optional<Alarm> next = bell.ring(new Alarm(id, data.dueAt(), data.version()), clock.instant());
    return (complete, operations) ->
        next.ifPresentOrElse(
            alarm -> operations.reschedule(complete, alarm.due(), AlarmData.of(alarm)),
            operations::stop);
  }

  @Override
  public void set(Alarm alarm) {
    reach(
        () -> {
          String id = alarm.id().toString();
          Optional<ScheduledExecution<Object>> present =
              client.getScheduledExecution(ALARM.instanceId(id));
          boolean same =
              present.isPresent()
                  && present.get().getData() instanceof AlarmData data
                  && data.version().equals(alarm.version());
          if (!same && present.filter(ScheduledExecution::isPicked).isEmpty()) {
            client.schedule(
                ALARM.instance(id).data(AlarmData.of(alarm)).scheduledTo(alarm.due()),
                ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
          }
          return true;
        });
  }

  @Override
  public void cancel(PeriodicTaskId id) {
    reach(
        () -> {
          try {
            client.cancel(ALARM.instanceId(id.toString()));
          } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            return false; // It is gone, or rings: then the bell decides what becomes of it.
          }
          return true;
        });
  }

  @Override
  public List<Alarm> alarms() {
    return reach(
        () -> {
          List<Alarm> alarms = new ArrayList<>();
          client.fetchScheduledExecutionsForTask(
              ALARM.getTaskName(),
              AlarmData.class,
              ScheduledExecutionsFilter.all(),
              execution -> alarms.add(alarm(execution)));
          return alarms;
        });
  }

  private static Alarm alarm(ScheduledExecution<AlarmData> execution) {
    AlarmData data = execution.getData();
    return new Alarm(
        new PeriodicTaskId(Long.parseLong(execution.getTaskInstance().getId())),
        data.dueAt(),
        data.version());
  }

  private <T> T reach(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw new TimetableUnavailableException(
          "cannot reach the alarms in " + database.url() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  /** Asks at intervals of the machine's time, whatever time our clock says that it is. */
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
