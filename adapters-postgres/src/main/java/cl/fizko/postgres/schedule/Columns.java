package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.PeriodicTask;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns of one row. A column that is null, or that the table does not have, reads as its
 * default; one that says something else than it should is refused by name.
 */
final class Columns {

  /** A message holds what a column says one level deeper, and ends at 500. */
  private static final int DEEPEST = 499;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private final JsonNode columns;

  Columns(String json) {
    this.columns = JSON.readTree(json);
  }

  boolean isAbsent(String column) {
    return isAbsent(columns.path(column));
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  String text(String column, String otherwise) {
    return columns.path(column).asString(otherwise);
  }

  long number(String column) {
    return columns.path(column).asLong(0);
  }

  /** No number at all reads as one that is out of every range. */
  double decimal(String column) {
    return columns.path(column).asDouble(Double.NaN);
  }

  boolean flag(String column) {
    return columns.path(column).asBoolean(false);
  }

  /** {@link PeriodicTask#UNSET} where there is none; one without an offset is in UTC. */
  Instant time(String column) {
    if (isAbsent(column)) {
      return PeriodicTask.UNSET;
    }
    String text = text(column, "");
    boolean hasOffset = text.matches(".*(Z|[+-]\\d{2}(:?\\d{2}){0,2})$");
    try {
      return OffsetDateTime.parse(hasOffset ? text : text + "Z").toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(column + " is '" + text + "'; expected a time", e);
    }
  }

  List<Object> list(String column) {
    JsonNode list = json(column);
    List<Object> values = new ArrayList<>();
    if (!isAbsent(list) && !list.isArray()) {
      throw new IllegalArgumentException(column + " is no JSON list; expected one such as [1]");
    }
    list.forEach(each -> values.add(JSON.treeToValue(each, Object.class)));
    return values;
  }

  Map<String, Object> object(String column) {
    JsonNode object = json(column);
    Map<String, Object> values = new LinkedHashMap<>();
    if (!isAbsent(object) && !object.isObject()) {
      throw new IllegalArgumentException(
          column + " is no JSON object; expected one such as {\"months\": 1}");
    }
    object
        .properties()
        .forEach(
            each -> values.put(each.getKey(), JSON.treeToValue(each.getValue(), Object.class)));
    return values;
  }

  /**
   * Text columns hold JSON as text, jsonb columns the JSON itself. An empty text is no JSON, but
   * stands for nothing, as in the library.
   */
  private JsonNode json(String column) {
    JsonNode value = columns.path(column);
    if (!value.isString()) {
      return value;
    }
    try {
      return JSON.readTree(value.stringValue());
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          column + " is no JSON: " + e.getOriginalMessage() + "; expected JSON", e);
    }
  }
}
