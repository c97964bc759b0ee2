package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.core.task.KnownQueues;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskRetry;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.http.json.Json;
import cl.fizko.http.letter.DeadLetterFeature;
import cl.fizko.http.queue.QueueFeature;
import cl.fizko.http.route.Feature;
import cl.fizko.http.task.SendFeature;
import cl.fizko.http.task.TaskOrderFeature;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/** What operators do with queues, tasks and dead letters over HTTP. */
@Module
final class OperationModule {

  private OperationModule() {}

  /** Those of the settings and of the routes, whether something lies in them or not. */
  @Provides
  @Singleton
  static KnownQueues knownQueues(TaskQueues queues, Settings settings) {
    Set<QueueName> named = new HashSet<>(settings.worker().queues());
    named.addAll(settings.routes().byName().values());
    named.add(settings.routes().otherwise());
    return new KnownQueues(queues, named);
  }

  @Provides
  static TaskRetry retry(TaskResults results, DeadLetters letters, TaskSender sender) {
    return new TaskRetry(results, letters, sender);
  }

  @Provides
  @Singleton
  static IdempotencyKeys idempotencyKeys(BrokerPorts ports) {
    return ports.idempotencyKeys();
  }

  @Provides
  @IntoSet
  static Feature queues(TaskQueues queues, KnownQueues known, Json json, InstantSource clock) {
    return new QueueFeature(queues, known, json, clock);
  }

  @Provides
  @IntoSet
  static Feature deadLetters(DeadLetters letters, Json json) {
    return new DeadLetterFeature(letters, json);
  }

  @Provides
  @IntoSet
  static Feature sending(TaskSender sender, Json json, InstantSource clock) {
    return new SendFeature(sender, json, clock);
  }

  @Provides
  @IntoSet
  static Feature orders(Revocations revocations, TaskRetry retry, Json json) {
    return new TaskOrderFeature(revocations, retry, json);
  }
}
