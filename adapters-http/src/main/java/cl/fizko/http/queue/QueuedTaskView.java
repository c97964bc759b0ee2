package cl.fizko.http.queue;

import cl.fizko.core.task.Masked;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits, as callers see it: secrets are masked.
 *
 * @param eta not before; null if it need not wait
 */
record QueuedTaskView(
    String id, String name, Object args, Object kwargs, int priority, @Nullable String eta) {

  static final QueuedTaskView EXAMPLE =
      new QueuedTaskView(
          "0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11",
          "sii.sync_documents",
          List.of(),
          Map.of("company_id", "5a3c9c1e-0a52-4f2e-8c11-0d9b5c2f7e10", "months", 1),
          0,
          null);

  static QueuedTaskView of(Task task) {
    TaskOptions options = task.options();
    return new QueuedTaskView(
        task.id().value(),
        task.name().value(),
        Masked.of(task.arguments().positional()),
        Masked.of(task.arguments().named()),
        options.priority(),
        options.notBefore().equals(TaskOptions.AT_ONCE) ? null : options.notBefore().toString());
  }
}
