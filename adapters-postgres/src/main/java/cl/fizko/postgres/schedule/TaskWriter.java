package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Misfire;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.schedule.desk.Draft;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Writes what rows say as the library would. JSON goes without a type of its own, so it fits text
 * columns and jsonb columns alike; so do times.
 */
final class TaskWriter {

  private final String insertTask = Sql.named("insert_task");
  private final String updateTask = Sql.named("update_task");
  private final String saveOption = Sql.named("save_option");
  private final ScheduleWriter schedules = new ScheduleWriter();
  private final Fields json = new Fields();

  long insert(Handle handle, Draft draft, Instant at) {
    long id = bind(handle.createQuery(insertTask), handle, draft, at).mapTo(Long.class).one();
    saveOption(handle, id, draft.policy());
    return id;
  }

  boolean update(Handle handle, long id, Draft draft, Instant at) {
    boolean there =
        bind(handle.createUpdate(updateTask), handle, draft, at).bind("id", id).execute() > 0;
    if (there) {
      saveOption(handle, id, draft.policy());
    }
    return there;
  }

  private <S extends SqlStatement<S>> S bind(S statement, Handle handle, Draft draft, Instant at) {
    PeriodicTask.Delivery delivery = draft.delivery();
    ScheduleWriter.Written schedule = schedules.write(handle, draft.schedule());
    return statement
        .bind("name", draft.name())
        .bind("task", draft.task().value())
        .bindBySqlType("args", json.write(draft.arguments().positional()), Types.OTHER)
        .bindBySqlType("kwargs", json.write(draft.arguments().named()), Types.OTHER)
        .bindBySqlType("headers", json.write(delivery.headers()), Types.OTHER)
        .bindBySqlType("queue", queue(delivery.destination()), Types.VARCHAR)
        .bind("priority", delivery.priority())
        .bindBySqlType("expires", expires(delivery.expiry()), Types.OTHER)
        .bindBySqlType("expireSeconds", seconds(delivery.expiry()), Types.INTEGER)
        .bind("oneOff", draft.oneOff())
        .bindBySqlType("startTime", time(draft.startsAt()), Types.OTHER)
        .bind("enabled", draft.enabled())
        .bindBySqlType("at", time(at), Types.OTHER)
        .bind("description", draft.description())
        .bind("discriminator", schedule.discriminator())
        .bind("scheduleId", schedule.id());
  }

  private void saveOption(Handle handle, long id, Policy policy) {
    if (policy.equals(Policy.DEFAULT)) {
      handle.execute("DELETE FROM fizko.periodic_task_option WHERE periodic_task_id = ?", id);
      return;
    }
    handle
        .createUpdate(saveOption)
        .bind("id", id)
        .bind("misfire", misfire(policy.misfire()))
        .bind("catchUpMost", policy.misfire() instanceof Misfire.CatchUp up ? up.most() : 10)
        .bind("jitterSeconds", policy.jitter().toSeconds())
        .bind("firstRun", policy.begin().name().toLowerCase(Locale.ROOT))
        .execute();
  }

  private static String misfire(Misfire misfire) {
    return switch (misfire) {
      case Misfire.RunOnce once -> "run_once";
      case Misfire.Skip skip -> "skip";
      case Misfire.CatchUp up -> "catch_up";
    };
  }

  private static @Nullable String queue(Destination destination) {
    return switch (destination) {
      case Destination.ByRoute byRoute -> null;
      case Destination.ToQueue to -> to.queue().value();
    };
  }

  private static @Nullable String expires(Expiry expiry) {
    return expiry instanceof Expiry.At at ? time(at.instant()) : null;
  }

  private static @Nullable Long seconds(Expiry expiry) {
    return expiry instanceof Expiry.After after ? after.time().toSeconds() : null;
  }

  /** In UTC; without a type of its own it fits columns with a time zone and without. */
  private static @Nullable String time(Instant instant) {
    return instant.equals(PeriodicTask.UNSET) ? null : instant.toString();
  }
}
