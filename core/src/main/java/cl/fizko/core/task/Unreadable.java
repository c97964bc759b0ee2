package cl.fizko.core.task;

/**
 * A leased message that is no task; the broker has kept its bytes.
 *
 * @param receipt the lease
 * @param queue where it was taken from
 * @param reason what is wrong with it, and what would be right
 */
public record Unreadable(Receipt receipt, QueueName queue, String reason) implements Delivery {}
