package cl.fizko.core.task;

import java.time.Instant;

/**
 * A message that was put aside because nobody could do anything with it.
 *
 * @param id opaque
 * @param queue where it was taken from
 * @param reason why it lies here
 * @param at since when
 * @param raw the message, byte by byte as it was sent
 */
public record DeadLetter(String id, QueueName queue, String reason, Instant at, RawMessage raw) {}
