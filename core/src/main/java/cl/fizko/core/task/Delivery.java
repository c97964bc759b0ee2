package cl.fizko.core.task;

/** A message that a broker has leased to one worker. */
public sealed interface Delivery permits Reserved, Unreadable {

  /** The lease. */
  Receipt receipt();

  /** Where the message was taken from. */
  QueueName queue();
}
