package cl.fizko.boot.tasks;

import cl.fizko.core.task.LaunchableTask;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Signature;
import cl.fizko.core.task.TaskCall;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskHandler;
import cl.fizko.core.task.TaskName;
import java.util.Map;

/**
 * The task that the operators' guide sends to see whether a worker works. Takes whatever it is
 * given and says that all is well.
 */
public final class SmokeTest implements TaskHandler {

  public static final TaskName NAME = new TaskName("app.infrastructure.celery.tasks.test_task");

  @Override
  public Outcome handle(TaskCall call) {
    return Outcome.succeeded(Map.of("status", "ok", "worker", call.worker().value()));
  }

  public static TaskDefinition definition() {
    return new TaskDefinition(NAME, "Says that the worker works.", new SmokeTest());
  }

  public static LaunchableTask launchable() {
    return new LaunchableTask(NAME, "Says that the worker works.", Signature.of());
  }
}
