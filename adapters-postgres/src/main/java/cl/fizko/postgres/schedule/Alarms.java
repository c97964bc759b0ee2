package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.postgres.PostgresDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The alarms in the table of db-scheduler: an alarm is an execution. Written by statements of our
 * own, because an alarm of another version is to be replaced in one step, and because many are
 * written at once.
 */
final class Alarms {

  static final String TASK = "periodic-task";
  static final String TABLE = "fizko.scheduled_tasks";
  private static final int AT_ONCE = 5_000;

  private final String setAlarms = Sql.named("set_alarms");
  private final String cancelAlarms = Sql.named("cancel_alarms");
  private final String settleAlarms = Sql.named("settle_alarms");
  private final String alarms = Sql.named("alarms");
  private final String upcoming = Sql.named("upcoming");
  private final PostgresDatabase database;
  private final Jdbi jdbi;
  private final AlarmSerializer serializer;

  /**
   * What has become of an execution.
   *
   * @param id the number of its row
   * @param version by which db-scheduler knows that it is still ours
   * @param next empty if there is to be none
   * @param at when that is looked at; of no meaning if there is none
   */
  record Settled(String id, long version, Optional<Alarm> next, Instant at) {

    private @Nullable String time() {
      return next.isPresent() ? at.toString() : null;
    }
  }

  Alarms(PostgresDatabase database, AlarmSerializer serializer) {
    this.database = database;
    this.jdbi = database.jdbi();
    this.serializer = serializer;
  }

  /** Returns the rows whose alarm of another version stays. */
  Set<PeriodicTaskId> set(Collection<Alarm> all, Instant now) {
    List<Alarm> left = List.copyOf(all);
    Set<PeriodicTaskId> stay = new HashSet<>();
    for (int i = 0; i < left.size(); i += AT_ONCE) {
      stay.addAll(setSome(left.subList(i, Math.min(left.size(), i + AT_ONCE)), now));
    }
    return stay;
  }

  private List<PeriodicTaskId> setSome(List<Alarm> some, Instant now) {
    return with(
        handle ->
            handle
                .createQuery(setAlarms)
                .bind("task", TASK)
                .bind("now", time(now))
                .bindArray("ids", String.class, list(some, alarm -> alarm.id().toString()))
                .bindArray("dues", String.class, list(some, alarm -> alarm.due().toString()))
                .bindArray("data", String.class, list(some, this::data))
                .mapTo(Long.class)
                .map(PeriodicTaskId::new)
                .list());
  }

  void cancel(Collection<PeriodicTaskId> ids) {
    if (!ids.isEmpty()) {
      with(
          handle ->
              handle
                  .createUpdate(cancelAlarms)
                  .bind("task", TASK)
                  .bindArray("ids", String.class, list(ids, PeriodicTaskId::toString))
                  .execute());
    }
  }

  void settle(List<Settled> all, Instant now) {
    with(
        handle ->
            handle
                .createUpdate(settleAlarms)
                .bind("task", TASK)
                .bind("now", time(now))
                .bindArray("ids", String.class, list(all, Settled::id))
                .bindArray("versions", Long.class, list(all, Settled::version))
                .bindArray("times", String.class, list(all, Settled::time))
                .bindArray(
                    "data", String.class, list(all, each -> each.next().map(this::data).orElse("")))
                .execute());
  }

  List<Alarm> all() {
    return with(
        handle ->
            handle.inTransaction(
                within ->
                    within
                        .createQuery(alarms)
                        .bind("task", TASK)
                        .setFetchSize(AT_ONCE)
                        .map(
                            (result, context) ->
                                serializer
                                    .deserialize(AlarmData.class, result.getBytes("task_data"))
                                    .alarm(result.getString("task_instance")))
                        .list()));
  }

  /** When something is due between two instants, to a twentieth of a second. */
  List<Instant> upcoming(Instant from, Instant to) {
    return with(
        handle ->
            handle
                .createQuery(upcoming)
                .bind("from", time(from))
                .bind("to", time(to))
                .mapTo(Long.class)
                .map(Instant::ofEpochMilli)
                .list());
  }

  private String data(Alarm alarm) {
    return new String(serializer.serialize(AlarmData.of(alarm)), StandardCharsets.UTF_8);
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static <A, B> List<B> list(Collection<A> all, Function<A, B> part) {
    List<B> parts = new ArrayList<>(all.size());
    all.forEach(each -> parts.add(part.apply(each)));
    return parts;
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
