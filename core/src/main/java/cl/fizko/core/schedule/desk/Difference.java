package cl.fizko.core.schedule.desk;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a change did to the fields of a row. */
final class Difference {

  private Difference() {}

  /**
   * Of each field that is another one afterwards, what it was, {@code from}, and is, {@code to}.
   */
  static Map<String, Object> between(Map<String, Object> before, Map<String, Object> after) {
    Map<String, Object> changes = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    for (String name : names) {
      Map<String, Object> change = new LinkedHashMap<>();
      if (before.containsKey(name)) {
        change.put("from", before.get(name));
      }
      if (after.containsKey(name)) {
        change.put("to", after.get(name));
      }
      if (change.size() < 2 || !Objects.equals(change.get("from"), change.get("to"))) {
        changes.put(name, change);
      }
    }
    return changes;
  }
}
