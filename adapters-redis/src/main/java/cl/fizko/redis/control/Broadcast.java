package cl.fizko.redis.control;

import cl.fizko.core.task.WorkerId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asks or tells workers (celery-wire §6).
 *
 * @param arguments by name
 * @param audience whom
 * @param answerTo where an answer is waited for; empty: nowhere
 * @param clock the sender's; 0 if it did not say
 */
record Broadcast(
    String method,
    Map<String, Object> arguments,
    Audience audience,
    Optional<AnswerTo> answerTo,
    long clock) {

  /**
   * Where an answer is waited for.
   *
   * @param ticket what the answer is to be recognised by: any JSON value
   */
  record AnswerTo(String exchange, String routingKey, @Nullable Object ticket) {}

  boolean isFor(WorkerId worker) {
    return audience.includes(worker);
  }
}
