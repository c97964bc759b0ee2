package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that was done to a row.
 *
 * @param at when
 * @param by who did it
 * @param action what was done
 * @param row to which row
 * @param name the name that it had, or was given
 * @param detail JSON values: of each field that changed what it was, {@code from}, and became,
 *     {@code to}; of a run the id of its {@code task}
 */
public record Change(
    Instant at,
    String by,
    Action action,
    PeriodicTaskId row,
    String name,
    Map<String, Object> detail) {

  /** What can be done to a row. */
  public enum Action {
    CREATE,
    CHANGE,
    ENABLE,
    DISABLE,
    RUN,
    DELETE;

    /** In lower case, as it is kept and shown. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same before its row has a number. */
  public Change withRow(PeriodicTaskId number) {
    return new Change(at, by, action, number, name, detail);
  }

  /** All of it as JSON values. */
  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("at", at.toString());
    shown.put("by", by);
    shown.put("action", action.label());
    shown.put("id", row.value());
    shown.put("name", name);
    shown.put("detail", detail);
    return shown;
  }
}
