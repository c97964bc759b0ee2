package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.Solar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds the row of a schedule, or adds it. Rows share them, as in the library, so one that is there
 * is never changed.
 */
final class ScheduleWriter {

  /**
   * Where a schedule stands.
   *
   * @param discriminator the name of the table, as rows give it
   */
  record Written(String discriminator, long id) {}

  Written write(Handle handle, Schedule schedule) {
    String kind =
        switch (schedule) {
          case Crontab crontab -> "crontabschedule";
          case Interval interval -> "intervalschedule";
          case Clocked clocked -> "clockedschedule";
          case Solar solar -> "solarschedule";
        };
    String table = "celery_schema.celery_" + kind;
    Map<String, Object> columns = columns(schedule);
    String same =
        columns.keySet().stream()
            .map(column -> column + " = :" + column)
            .collect(
                Collectors.joining(" AND ", "SELECT id FROM " + table + " WHERE ", " LIMIT 1"));
    long id =
        bind(handle.createQuery(same), columns)
            .mapTo(Long.class)
            .findFirst()
            .orElseGet(() -> insert(handle, table, columns));
    return new Written(kind, id);
  }

  private static long insert(Handle handle, String table, Map<String, Object> columns) {
    List<String> values = columns.keySet().stream().map(column -> ":" + column).toList();
    String insert =
        "INSERT INTO %s (%s) VALUES (%s) RETURNING id"
            .formatted(table, String.join(", ", columns.keySet()), String.join(", ", values));
    return bind(handle.createQuery(insert), columns).mapTo(Long.class).one();
  }

  /** Without types of their own the values fit whatever the columns are. */
  private static Query bind(Query query, Map<String, Object> columns) {
    columns.forEach((column, value) -> query.bindBySqlType(column, value.toString(), Types.OTHER));
    return query;
  }

  private static Map<String, Object> columns(Schedule schedule) {
    Map<String, Object> columns = new LinkedHashMap<>();
    switch (schedule) {
      case Crontab crontab -> {
        List<String> names =
            List.of("minute", "hour", "day_of_month", "month_of_year", "day_of_week");
        for (int i = 0; i < names.size(); i++) {
          columns.put(names.get(i), crontab.fields().get(i));
        }
        columns.put("timezone", crontab.zone().getId());
      }
      case Interval interval -> {
        columns.put("every", interval.count());
        columns.put("period", period(interval.unit()));
      }
      case Clocked clocked ->
          columns.put("clocked_time", OffsetDateTime.ofInstant(clocked.at(), ZoneOffset.UTC));
      case Solar solar -> {
        columns.put("event", solar.event().label());
        columns.put("latitude", degrees(solar.place().latitude()));
        columns.put("longitude", degrees(solar.place().longitude()));
      }
    }
    return columns;
  }

  /** As the columns keep them: another place would not be found, and could not be added again. */
  private static BigDecimal degrees(double exact) {
    return BigDecimal.valueOf(exact).setScale(6, RoundingMode.HALF_UP);
  }

  private static String period(ChronoUnit unit) {
    return unit == ChronoUnit.MICROS ? "microseconds" : unit.name().toLowerCase(Locale.ROOT);
  }
}
