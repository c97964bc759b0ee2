package cl.fizko.boot.role;

import cl.fizko.core.schedule.Sending;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import cl.fizko.core.schedule.desk.ScheduleForm;
import cl.fizko.core.schedule.port.Sun;
import cl.fizko.core.task.LaunchCatalogue;
import cl.fizko.core.task.LaunchableTask;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.core.trace.CurrentTrace;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.schedule.PostgresScheduleBook;
import cl.fizko.postgres.schedule.PostgresScheduleLog;
import cl.fizko.postgres.schedule.SuncalcSun;
import dagger.Module;
import dagger.Provides;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The desk at which schedules are changed, where there is a database that holds them. */
@Module
final class ScheduleModule {

  private static final ZoneId HOME = ZoneId.of("America/Santiago");

  private ScheduleModule() {}

  @Provides
  static Sun sun() {
    return new SuncalcSun();
  }

  @Provides
  static ScheduleForm form(TaskCatalogue catalogue, Sun sun) {
    Set<TaskName> known = new HashSet<>(catalogue.names());
    LaunchCatalogue.TASKS.all().stream().map(LaunchableTask::name).forEach(known::add);
    return new ScheduleForm(known, sun, HOME);
  }

  @Provides
  static Optional<ScheduleDesk> desk(
      Optional<PostgresDatabase> database,
      Sun sun,
      TaskBroker broker,
      TaskRoutes routes,
      TaskResults results,
      ScheduleForm form,
      CurrentTrace trace,
      InstantSource clock) {
    return database.map(
        where ->
            new ScheduleDesk(
                new PostgresScheduleBook(where, sun),
                new PostgresScheduleLog(where),
                new Sending(broker, routes, trace),
                results,
                form,
                clock));
  }
}
