package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Misfire;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns fields into what a row says, and back. */
final class DraftFields {

  private static final int CATCH_UP_MOST = 10;

  private final FieldReader fields;
  private final Map<String, Object> values;
  private final ScheduleFields schedules;

  DraftFields(FieldReader fields, Map<String, Object> values, ScheduleFields schedules) {
    this.fields = fields;
    this.values = values;
    this.schedules = schedules;
  }

  /** Takes out of a row's fields what a change of its expiry puts out of force. */
  static void giveWay(Map<String, Object> present, Map<String, Object> given) {
    if (FieldReader.has(given, "expires")) {
      present.remove("expire_seconds");
    }
    if (FieldReader.has(given, "expire_seconds")) {
      present.remove("expires");
    }
  }

  /** Empty, with the problems noted, if something is missing without which there is no row. */
  Optional<Draft> read() {
    ZoneId zone = schedules.zone(fields);
    Optional<Schedule> schedule = schedules.read(fields, values, zone);
    String name = name();
    Optional<TaskName> task = task();
    Arguments arguments = new Arguments(fields.list("args"), fields.object("kwargs"));
    PeriodicTask.Delivery delivery =
        new PeriodicTask.Delivery(
            destination(),
            (int) fields.whole("priority", 0, 9, 0, "0, the most urgent"),
            expiry(zone),
            fields.object("headers"));
    boolean clocked = schedule.filter(Clocked.class::isInstance).isPresent();
    boolean oneOff = fields.flag("one_off", clocked);
    Instant start = fields.time("start_time", zone);
    Policy policy = policy();
    String description = fields.text("description", "", 10_000, "every company, by night");
    boolean enabled = fields.flag("enabled", true);
    return schedule.flatMap(
        when ->
            task.map(
                what ->
                    new Draft(
                        name,
                        description,
                        enabled,
                        when,
                        what,
                        arguments,
                        delivery,
                        oneOff,
                        start,
                        policy)));
  }

  private String name() {
    String name = fields.text("name", "", 255, "drafts of the month").strip();
    if (name.isEmpty() && !fields.isWrong("name")) {
      fields.wrong("name", "1 to 255 characters, such as drafts of the month");
    }
    return name;
  }

  private Optional<TaskName> task() {
    String name = fields.text("task", "", 255, "sii.sync_documents").strip();
    if (name.isEmpty() && !fields.isWrong("task")) {
      fields.wrong("task", "the name of a task, such as sii.sync_documents");
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(new TaskName(name));
  }

  private Destination destination() {
    String queue = fields.text("queue", "", 255, "low");
    return queue.isBlank()
        ? Destination.BY_ROUTE
        : new Destination.ToQueue(new QueueName(queue.strip()));
  }

  private Expiry expiry(ZoneId zone) {
    if (fields.has("expires") && fields.has("expire_seconds")) {
      fields.wrong("expires", "either expires or expire_seconds, such as expire_seconds 600");
    }
    if (fields.has("expires")) {
      return new Expiry.At(fields.time("expires", zone));
    }
    long seconds = fields.whole("expire_seconds", 1, Integer.MAX_VALUE, 0, "600");
    return seconds == 0 ? new Expiry.Never() : new Expiry.After(Duration.ofSeconds(seconds));
  }

  private Policy policy() {
    int most = (int) fields.whole("catch_up_most", 1, 1_000, CATCH_UP_MOST, "10");
    Misfire misfire =
        switch (fields.text("misfire", "run_once", 20, "skip")) {
          case "run_once" -> Misfire.RUN_ONCE;
          case "skip" -> Misfire.SKIP;
          case "catch_up" -> new Misfire.CatchUp(most);
          default -> {
            fields.wrong("misfire", "run_once, skip or catch_up, such as skip");
            yield Misfire.RUN_ONCE;
          }
        };
    Policy.Begin begin =
        switch (fields.text("first_run", "wait", 20, "at_once")) {
          case "wait" -> Policy.Begin.WAIT;
          case "at_once" -> Policy.Begin.AT_ONCE;
          default -> {
            fields.wrong("first_run", "wait or at_once, such as at_once");
            yield Policy.Begin.WAIT;
          }
        };
    return new Policy(
        misfire, Duration.ofSeconds(fields.whole("jitter_seconds", 0, 86_400, 0, "60")), begin);
  }

  static Map<String, Object> write(Draft draft) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", draft.name());
    fields.put("task", draft.task().value());
    fields.put("enabled", draft.enabled());
    fields.putAll(ScheduleFields.write(draft.schedule()));
    fields.put("args", draft.arguments().positional());
    fields.put("kwargs", draft.arguments().named());
    writeDelivery(draft.delivery(), fields);
    fields.put("one_off", draft.oneOff());
    if (!draft.startsAt().equals(PeriodicTask.UNSET)) {
      fields.put("start_time", draft.startsAt().toString());
    }
    if (!draft.description().isEmpty()) {
      fields.put("description", draft.description());
    }
    writePolicy(draft.policy(), fields);
    return fields;
  }

  private static void writeDelivery(PeriodicTask.Delivery delivery, Map<String, Object> fields) {
    if (delivery.destination() instanceof Destination.ToQueue to) {
      fields.put("queue", to.queue().value());
    }
    fields.put("priority", delivery.priority());
    if (!delivery.headers().isEmpty()) {
      fields.put("headers", delivery.headers());
    }
    switch (delivery.expiry()) {
      case Expiry.Never never -> {}
      case Expiry.At at -> fields.put("expires", at.instant().toString());
      case Expiry.After after -> fields.put("expire_seconds", after.time().toSeconds());
    }
  }

  private static void writePolicy(Policy policy, Map<String, Object> fields) {
    switch (policy.misfire()) {
      case Misfire.RunOnce once -> fields.put("misfire", "run_once");
      case Misfire.Skip skip -> fields.put("misfire", "skip");
      case Misfire.CatchUp up -> {
        fields.put("misfire", "catch_up");
        fields.put("catch_up_most", up.most());
      }
    }
    if (!policy.jitter().isZero()) {
      fields.put("jitter_seconds", policy.jitter().toSeconds());
    }
    fields.put("first_run", policy.begin().name().toLowerCase(Locale.ROOT));
  }
}
