package cl.fizko.core.task;

import cl.fizko.core.trace.TraceContext;
import cl.fizko.core.trace.TraceIds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where tasks stand in traces, and when they were sent: custom headers of their messages say so.
 */
final class TaskTrace {

  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  /** When it was sent, in milliseconds since 1970; Celery itself does not say. */
  private static final String SENT = "fizko_sent_ms";

  private TaskTrace() {}

  static TraceContext of(Task task) {
    TaskOptions options = task.options();
    String span = TraceIds.span(task.id().value(), options.retries());
    return options.headers().get(PARENT) instanceof String parent
        ? TraceContext.parse(parent, state(options.headers()))
            .map(sender -> sender.span(span))
            .orElseGet(() -> ofTree(task, span))
        : ofTree(task, span);
  }

  private static String state(Map<String, Object> headers) {
    return headers.get(STATE) instanceof String state ? state : "";
  }

  private static TraceContext ofTree(Task task, String span) {
    TaskId root =
        switch (task.options().lineage()) {
          case Lineage.First first -> task.id();
          case Lineage.ChildOf child -> child.root();
        };
    return new TraceContext(TraceIds.trace(root.value()), span, true, "");
  }

  static Task sent(TraceContext sender, Instant at, Task task) {
    TaskOptions options = task.options();
    Map<String, Object> headers = new LinkedHashMap<>(options.headers());
    headers.put(SENT, at.toEpochMilli());
    if (!headers.containsKey(PARENT)) {
      headers.put(PARENT, sender.parent());
      if (!sender.state().isEmpty()) {
        headers.put(STATE, sender.state());
      }
    }
    return task.with(options.withHeaders(headers));
  }

  static Optional<Instant> waitingSince(TaskOptions options) {
    Optional<Instant> sent =
        options.headers().get(SENT) instanceof Number ms
            ? Optional.of(Instant.ofEpochMilli(ms.longValue()))
            : Optional.empty();
    Instant due = options.notBefore();
    return due.isAfter(sent.orElse(TaskOptions.AT_ONCE)) ? Optional.of(due) : sent;
  }
}
