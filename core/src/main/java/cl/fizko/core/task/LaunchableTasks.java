package cl.fizko.core.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tasks that callers from outside may launch; any other one may not be. Immutable. */
public final class LaunchableTasks {

  private final Map<String, LaunchableTask> byName = new LinkedHashMap<>();

  /**
   * @param tasks in the order in which they are to be listed
   * @throws IllegalArgumentException if two have the same name
   */
  public LaunchableTasks(Collection<LaunchableTask> tasks) {
    for (LaunchableTask task : tasks) {
      if (byName.putIfAbsent(task.name().value(), task) != null) {
        throw new IllegalArgumentException("two launchable tasks have the name " + task.name());
      }
    }
  }

  /**
   * These and more, the new ones at the end.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public LaunchableTasks and(Collection<LaunchableTask> more) {
    List<LaunchableTask> together = new ArrayList<>(byName.values());
    together.addAll(more);
    return new LaunchableTasks(together);
  }

  /** All of them, in their order. */
  public List<LaunchableTask> all() {
    return List.copyOf(byName.values());
  }

  /**
   * The task of a name.
   *
   * @param name any text
   * @return empty if no such task may be launched
   */
  public Optional<LaunchableTask> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
