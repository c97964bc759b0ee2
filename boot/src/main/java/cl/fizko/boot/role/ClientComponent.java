package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.Set;

/** What a command needs that sends a task or looks at the broker. */
@Singleton
@Component(modules = CommonModule.class)
interface ClientComponent {

  TaskSender sender();

  TaskResults results();

  TaskQueues queues();

  DeadLetters deadLetters();

  Revocations revocations();

  Set<AutoCloseable> needs();

  @Component.Factory
  interface Factory {
    ClientComponent create(@BindsInstance Settings settings);
  }
}
