package cl.fizko.http.task;

import cl.fizko.core.task.LaunchableTask;
import java.util.Map;

/**
 * A launchable task as callers see it.
 *
 * @param taskType what to launch it by
 * @param name the same, as the old API had both
 * @param description what it does
 * @param parameters a JSON schema of its {@code params}
 */
record LaunchableView(
    String taskType, String name, String description, Map<String, Object> parameters) {

  static final LaunchableView EXAMPLE =
      new LaunchableView(
          "sii.sync_f29_all_companies",
          "sii.sync_f29_all_companies",
          "Fetches the F29 forms that every company filed in a year.",
          Map.of("type", "object"));

  static LaunchableView of(LaunchableTask task) {
    String name = task.name().value();
    return new LaunchableView(name, name, task.description(), ParameterSchema.of(task.signature()));
  }
}
