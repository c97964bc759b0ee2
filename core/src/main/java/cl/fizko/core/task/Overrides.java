package cl.fizko.core.task;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an operator has changed about tasks while a worker runs. */
final class Overrides {

  private final Map<TaskName, Optional<Rate>> rates = new ConcurrentHashMap<>();
  private final Map<TaskName, TimeLimits> limits = new ConcurrentHashMap<>();

  Optional<Rate> rate(TaskDefinition definition) {
    Optional<Rate> changed = rates.get(definition.name());
    return changed == null ? definition.policy().rate() : changed;
  }

  Optional<TimeLimits> limits(TaskDefinition definition) {
    return Optional.ofNullable(limits.get(definition.name()));
  }

  void rate(TaskName name, Optional<Rate> rate) {
    rates.put(name, rate);
  }

  void limits(TaskName name, TimeLimits changed) {
    limits.put(name, changed);
  }
}
