package cl.fizko.core.task.port;

import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Who is not to be run any more. Kept for {@link #KEPT}, so that a worker which starts later knows.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface Revocations {

  /** How long a revocation is remembered; as long as a Celery worker remembers it. */
  Duration KEPT = Duration.ofHours(3);

  /**
   * Asks all workers not to run tasks.
   *
   * @param terminate whether to stop those that run already
   */
  void revoke(Collection<TaskId> ids, boolean terminate);

  /** What was revoked at that instant or later, the oldest first. */
  List<Revocation> since(Instant from);
}
