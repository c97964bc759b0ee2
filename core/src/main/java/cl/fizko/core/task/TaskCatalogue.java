package cl.fizko.core.task;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All tasks that this process can run. Immutable. */
public final class TaskCatalogue {

  private final SortedMap<TaskName, TaskDefinition> definitions = new TreeMap<>();

  /**
   * @throws IllegalArgumentException if two definitions have the same name
   */
  public TaskCatalogue(Collection<TaskDefinition> definitions) {
    for (TaskDefinition definition : definitions) {
      if (this.definitions.putIfAbsent(definition.name(), definition) != null) {
        throw new IllegalArgumentException("two tasks have the name " + definition.name());
      }
    }
  }

  /** The task of a name, if this process can run it. */
  public Optional<TaskDefinition> find(TaskName name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /**
   * What runs a task: the definition of its name or, if it is one of Celery's built-in tasks that
   * call another (celery-wire §5), one that calls it here. Empty if this process cannot run it.
   */
  public Optional<TaskDefinition> find(Task task) {
    Optional<TaskDefinition> own = find(task.name());
    return own.isPresent() ? own : new BuiltInTasks(this).find(task);
  }

  /** All names, sorted. */
  public SortedSet<TaskName> names() {
    return new TreeSet<>(definitions.keySet());
  }
}
