package cl.fizko.boot.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/** What a line of the log says beside its message: which request, which task, and more. */
final class LineFields {

  private static final List<String> FIRST =
      List.of("request_id", "trace_id", "span_id", "task_id", "task_name", "company_id");

  /** What only travels with a thread, for the tasks that it sends. */
  private static final Set<String> UNSAID = Set.of("trace_flags", "trace_state");

  private LineFields() {}

  /** By name; the well-known ones first. Values are masked texts, numbers or truth values. */
  static Map<String, Object> of(ILoggingEvent event) {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, String> ofThread = event.getMDCPropertyMap();
    for (String name : FIRST) {
      String value = ofThread.get(name);
      if (value != null) {
        all.put(name, value);
      }
    }
    ofThread.forEach(
        (name, value) -> {
          if (!UNSAID.contains(name)) {
            all.putIfAbsent(name, Masking.mask(value));
          }
        });
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> all.putIfAbsent(pair.key, value(pair.value)));
    }
    return all;
  }

  private static Object value(Object value) {
    return value instanceof Number || value instanceof Boolean
        ? value
        : Masking.mask(String.valueOf(value));
  }
}
