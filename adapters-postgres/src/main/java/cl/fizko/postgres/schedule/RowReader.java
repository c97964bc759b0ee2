package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a row into a periodic task, or into the reason why it is none. One bad row must not hurt
 * the others: it stops the beat that we replace (celery-wire §8).
 */
final class RowReader {

  private final JsonMapper json = JsonMapper.builder().build();

  /** A row and the schedules that its number may mean, as JSON; null where there is none. */
  record Row(
      JsonNode task,
      @Nullable JsonNode crontab,
      @Nullable JsonNode interval,
      @Nullable JsonNode clocked) {

    static Row of(
        String task,
        @Nullable String crontab,
        @Nullable String interval,
        @Nullable String clocked) {
      JsonMapper json = JsonMapper.builder().build();
      return new Row(
          json.readTree(task),
          crontab == null ? null : json.readTree(crontab),
          interval == null ? null : json.readTree(interval),
          clocked == null ? null : json.readTree(clocked));
    }
  }

  sealed interface Result permits Good, Bad {}

  record Good(PeriodicTask task) implements Result {}

  record Bad(Timetable.UnreadableRow row) implements Result {}

  Result read(Row row) {
    JsonNode task = row.task();
    PeriodicTaskId id = new PeriodicTaskId(task.path("id").asLong());
    String name = task.path("name").asString("");
    try {
      return new Good(
          new PeriodicTask(
              id,
              name,
              schedule(row),
              new TaskName(task.path("task").asString("")),
              new Arguments(list("args", task.path("args")), object("kwargs", task.path("kwargs"))),
              new PeriodicTask.Delivery(
                  destination(task),
                  Math.clamp(task.path("priority").asInt(0), 0, 9),
                  expiry(task),
                  object("headers", task.path("headers"))),
              task.path("one_off").asBoolean(false),
              time("start_time", task.path("start_time")),
              time("last_run_at", task.path("last_run_at"))));
    } catch (IllegalArgumentException e) {
      return new Bad(new Timetable.UnreadableRow(id, name, String.valueOf(e.getMessage())));
    }
  }

  private static Schedule schedule(Row row) {
    JsonNode task = row.task();
    String kind = task.path("discriminator").asString("");
    if (kind.isEmpty()) {
      kind =
          !absent(task.path("crontab_id"))
              ? "crontabschedule"
              : !absent(task.path("interval_id")) ? "intervalschedule" : "";
    }
    return switch (kind) {
      case "crontabschedule" -> crontab(present(row.crontab(), task));
      case "intervalschedule" -> interval(present(row.interval(), task));
      case "clockedschedule" -> clocked(present(row.clocked(), task));
      case "solarschedule" ->
          throw new IllegalArgumentException(
              "discriminator is 'solarschedule', which this version does not serve; expected"
                  + " crontabschedule, intervalschedule or clockedschedule");
      default ->
          throw new IllegalArgumentException(
              "discriminator is '"
                  + kind
                  + "'; expected crontabschedule, intervalschedule or clockedschedule");
    };
  }

  private static JsonNode present(@Nullable JsonNode schedule, JsonNode task) {
    if (schedule == null) {
      throw new IllegalArgumentException(
          "schedule_id is "
              + task.path("schedule_id").asString("null")
              + ", and there is no such schedule; expected the id of one");
    }
    return schedule;
  }

  private static Crontab crontab(JsonNode row) {
    return new Crontab(
        row.path("minute").asString("*"),
        row.path("hour").asString("*"),
        row.path("day_of_month").asString("*"),
        row.path("month_of_year").asString("*"),
        row.path("day_of_week").asString("*"),
        zone(row.path("timezone").asString("")));
  }

  private static ZoneId zone(String name) {
    if (name.isBlank()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "timezone is '" + name + "'; expected a name such as America/Santiago", e);
    }
  }

  private static Interval interval(JsonNode row) {
    long every = row.path("every").asLong(0);
    String period = row.path("period").asString("").toLowerCase(Locale.ROOT);
    ChronoUnit unit =
        switch (period) {
          case "days" -> ChronoUnit.DAYS;
          case "hours" -> ChronoUnit.HOURS;
          case "minutes" -> ChronoUnit.MINUTES;
          case "seconds" -> ChronoUnit.SECONDS;
          case "microseconds" -> ChronoUnit.MICROS;
          default ->
              throw new IllegalArgumentException(
                  "period is '"
                      + period
                      + "'; expected days, hours, minutes, seconds or microseconds");
        };
    return new Interval(Duration.of(every, unit));
  }

  private static Clocked clocked(JsonNode row) {
    Instant at = time("clocked_time", row.path("clocked_time"));
    if (at.equals(PeriodicTask.UNSET)) {
      throw new IllegalArgumentException("clocked_time is null; expected a time");
    }
    return new Clocked(at);
  }

  private static Destination destination(JsonNode task) {
    for (String column : List.of("queue", "routing_key")) {
      String name = task.path(column).asString("");
      if (!name.isBlank()) {
        return new Destination.ToQueue(new QueueName(name));
      }
    }
    return Destination.BY_ROUTE;
  }

  private static Expiry expiry(JsonNode task) {
    Instant at = time("expires", task.path("expires"));
    if (!at.equals(PeriodicTask.UNSET)) {
      return new Expiry.At(at);
    }
    JsonNode seconds = task.path("expire_seconds");
    return absent(seconds)
        ? new Expiry.Never()
        : new Expiry.After(Duration.ofSeconds(seconds.asLong(0)));
  }

  private List<Object> list(String column, JsonNode value) {
    if (absent(value)) {
      return List.of();
    }
    JsonNode list = parse(column, value);
    if (!list.isArray()) {
      throw new IllegalArgumentException(column + " is no JSON list; expected one such as [1]");
    }
    List<Object> values = new ArrayList<>();
    list.forEach(each -> values.add(json.treeToValue(each, Object.class)));
    return values;
  }

  private Map<String, Object> object(String column, JsonNode value) {
    if (absent(value)) {
      return Map.of();
    }
    JsonNode object = parse(column, value);
    if (!object.isObject()) {
      throw new IllegalArgumentException(
          column + " is no JSON object; expected one such as {\"months\": 1}");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            each -> values.put(each.getKey(), json.treeToValue(each.getValue(), Object.class)));
    return values;
  }

  /** Text columns hold JSON as text, jsonb columns hold the JSON itself. */
  private JsonNode parse(String column, JsonNode value) {
    if (!value.isString()) {
      return value;
    }
    try {
      return json.readTree(value.stringValue());
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          column + " is no JSON: " + e.getOriginalMessage() + "; expected JSON", e);
    }
  }

  private static Instant time(String column, JsonNode value) {
    if (absent(value)) {
      return PeriodicTask.UNSET;
    }
    try {
      String text = value.asString("");
      return text.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$")
          ? OffsetDateTime.parse(text).toInstant()
          : OffsetDateTime.parse(text + "Z").toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          column + " is '" + value.asString("") + "'; expected a time", e);
    }
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
