package cl.fizko.core.task;

import cl.fizko.core.runtime.Backoff;
import java.time.Duration;
import java.time.Instant;

/**
 * The rule for tasks that a worker does not know: it leaves them to others, a little longer each
 * time, and when it has met one too often puts it aside.
 *
 * @param absence how long a task is left alone after each time it was declined
 * @param patience how often a task may be declined, 0 or more; 0 puts it aside at once
 */
public record UnknownTasks(Backoff absence, int patience) {

  /** Left to others for 1, 2, 4, 8 and 15 seconds, so half a minute in all. */
  public static final UnknownTasks DEFAULT =
      new UnknownTasks(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15)), 5);

  Outcome meet(Reserved reserved, Instant now) {
    if (reserved.declined() >= patience) {
      return new Outcome.DeadLettered(
          Failure.of("NotRegistered", "celery.exceptions", reserved.task().name().value()));
    }
    return new Outcome.Declined(now.plus(absence.after(reserved.declined() + 1)));
  }
}
