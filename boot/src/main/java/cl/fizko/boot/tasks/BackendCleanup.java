package cl.fizko.boot.tasks;

import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskName;

/**
 * The nightly cleaning of results that Celery's beat puts into every timetable (celery-wire §8).
 * Results in Redis end by themselves, so there is nothing to do; but a task of that name does come.
 */
public final class BackendCleanup {

  public static final TaskName NAME = new TaskName("celery.backend_cleanup");

  private BackendCleanup() {}

  public static TaskDefinition definition() {
    return new TaskDefinition(
        NAME, "Does nothing: results end by themselves.", call -> Outcome.succeeded());
  }
}
