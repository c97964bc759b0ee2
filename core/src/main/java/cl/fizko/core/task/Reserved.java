package cl.fizko.core.task;

/**
 * A task that a broker has leased to one worker.
 *
 * @param receipt the lease
 * @param queue where it was taken from
 * @param deliveries how often it was handed out, this time included, as far as the earlier ones
 *     ended by the loss of their worker; 1 or more
 * @param declined how often a worker has declined it
 * @param admitted whether a rate limit has let it through already
 * @param task what to do
 */
public record Reserved(
    Receipt receipt, QueueName queue, int deliveries, int declined, boolean admitted, Task task)
    implements Delivery {

  public Reserved {
    if (deliveries < 1 || declined < 0) {
      throw new IllegalArgumentException(
          "deliveries is "
              + deliveries
              + " and declined is "
              + declined
              + "; expected >= 1 and >= 0");
    }
  }
}
