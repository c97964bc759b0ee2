package cl.fizko.http.journal;

import cl.fizko.http.json.Json;
import cl.fizko.http.stream.EventStream;
import cl.fizko.http.stream.StreamEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task that somebody watches. The id of an event says what it tells, so that who comes again is
 * not told the same twice. All its methods but {@link #tell} are called one at a time.
 */
final class Watched {

  private final Json json;
  private final Map<EventStream, String> told = new HashMap<>();

  Watched(Json json) {
    this.json = json;
  }

  synchronized void add(EventStream stream) {
    told.put(stream, stream.lastEventId().orElse(""));
  }

  /** Whether somebody is left. */
  synchronized boolean remove(EventStream stream) {
    told.remove(stream);
    return !told.isEmpty();
  }

  /** Tells each client what it has not been told yet; ends with the task. */
  synchronized void tell(ResultView view) {
    StreamEvent event = event(view);
    for (Map.Entry<EventStream, String> each : Map.copyOf(told).entrySet()) {
      if (!each.getValue().equals(event.id())) {
        told.replace(each.getKey(), event.id());
        each.getKey().send(event);
      }
      if (view.isFinal()) {
        each.getKey().end();
      }
    }
  }

  private StreamEvent event(ResultView view) {
    if (view.progress() != null) {
      return event("progress", view.progress());
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("state", view.state());
    if (view.result() != null) {
      data.put("result", view.result());
    }
    if (view.error() != null) {
      data.put("error", view.error());
    }
    return event(view.isFinal() ? "end" : "state", data);
  }

  private StreamEvent event(String name, Object data) {
    String text = json.write(data);
    return new StreamEvent(name + "-" + Integer.toHexString(text.hashCode()), name, text);
  }
}
