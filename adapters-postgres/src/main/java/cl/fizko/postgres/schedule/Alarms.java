package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.postgres.PostgresDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The alarms in the table of db-scheduler: an alarm is an execution. Written by statements of our
 * own, because an alarm of another version is to be replaced in one step.
 */
final class Alarms {

  static final String TASK = "periodic-task";
  static final String TABLE = "fizko.scheduled_tasks";

  private final String setAlarm = Sql.named("set_alarm");
  private final String cancelAlarm = Sql.named("cancel_alarm");
  private final String alarms = Sql.named("alarms");
  private final PostgresDatabase database;
  private final Jdbi jdbi;
  private final AlarmSerializer serializer;

  Alarms(PostgresDatabase database, AlarmSerializer serializer) {
    this.database = database;
    this.jdbi = database.jdbi();
    this.serializer = serializer;
  }

  void set(Alarm alarm) {
    with(
        handle ->
            handle
                .createUpdate(setAlarm)
                .bind("task", TASK)
                .bind("id", alarm.id().toString())
                .bind("data", serializer.serialize(AlarmData.of(alarm)))
                .bind("due", OffsetDateTime.ofInstant(alarm.due(), ZoneOffset.UTC))
                .bind("version", alarm.version())
                .execute());
  }

  void cancel(PeriodicTaskId id) {
    with(
        handle ->
            handle
                .createUpdate(cancelAlarm)
                .bind("task", TASK)
                .bind("id", id.toString())
                .execute());
  }

  List<Alarm> all() {
    return with(
        handle ->
            handle
                .createQuery(alarms)
                .bind("task", TASK)
                .map(
                    (result, context) ->
                        serializer
                            .deserialize(AlarmData.class, result.getBytes("task_data"))
                            .alarm(result.getString("task_instance")))
                .list());
  }

  private <T> T with(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException e) {
      throw new TimetableUnavailableException(
          "cannot reach the alarms in " + database.url() + ": " + e.getMessage(), e);
    }
  }
}
