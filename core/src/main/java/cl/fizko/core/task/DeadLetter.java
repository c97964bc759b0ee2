package cl.fizko.core.task;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that was put aside because nobody could do anything with it.
 *
 * @param id opaque
 * @param queue where it was taken from
 * @param task what it asks for; empty if that cannot be read
 * @param taskId the task that it is; empty if that cannot be read
 * @param attempts how often it was tried, workers lost over it included
 * @param reason why it lies here
 * @param at since when
 * @param raw the message, byte by byte as it was sent
 */
public record DeadLetter(
    String id,
    QueueName queue,
    Optional<TaskName> task,
    Optional<TaskId> taskId,
    int attempts,
    String reason,
    Instant at,
    RawMessage raw) {}
