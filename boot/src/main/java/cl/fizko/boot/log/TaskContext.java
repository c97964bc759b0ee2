package cl.fizko.boot.log;

import cl.fizko.core.task.Task;
import cl.fizko.core.trace.TraceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** What each line says that is logged while a thread works at a task, whoever logs it. */
final class TaskContext {

  private static final String TASK_ID = "task_id";
  private static final String COMPANY_ID = "company_id";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private TaskContext() {}

  /** From now on the calling thread works at a task, in its trace. */
  static void enter(Task task) {
    Map<String, String> fields = new HashMap<>(task.trace().fields());
    fields.put(TASK_ID, task.id().value());
    fields.put("task_name", task.name().value());
    company(task).ifPresent(id -> fields.put(COMPANY_ID, id));
    MDC.setContextMap(fields);
  }

  /** The same, unless it does so already. */
  static void ensure(Task task) {
    if (!task.id().value().equals(MDC.get(TASK_ID))) {
      enter(task);
    }
  }

  /** From now on the calling thread works at no task. */
  static void leave() {
    MDC.clear();
  }

  /** The span that the calling thread works in: of a task, or of a request. */
  static Optional<TraceContext> trace() {
    return TraceContext.ofFields(MDC::get);
  }

  /** Only what is a plain id: arguments stay out of the log. */
  private static Optional<String> company(Task task) {
    return Optional.ofNullable(task.arguments().named().get(COMPANY_ID))
        .filter(id -> id instanceof String || id instanceof Integer || id instanceof Long)
        .map(Object::toString)
        .filter(id -> PLAIN.matcher(id).matches());
  }
}
