package cl.fizko.core.task;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a worker treats all tasks of a name, unless the task itself says otherwise.
 *
 * @param retries what becomes of those that fail
 * @param limits how long one may run; {@link TimeLimits#NONE} leaves it to the worker
 * @param rate how many may start in a time, over all workers
 * @param room how many of them may run at once, over all workers
 */
public record TaskPolicy(
    RetryPolicy retries, TimeLimits limits, Optional<Rate> rate, Optional<Room> room) {

  /** Nothing special. */
  public static final TaskPolicy DEFAULT =
      new TaskPolicy(RetryPolicy.NEVER, TimeLimits.NONE, Optional.empty(), Optional.empty());

  /**
   * Tasks that share something of which there are only so many: the session of a company at the
   * portal, say.
   *
   * @param places how many may run at once
   * @param key what a task shares with others
   */
  public record Room(int places, Function<Task, String> key) {

    public Room {
      if (places < 1) {
        throw new IllegalArgumentException("places is " + places + "; expected 1 or more");
      }
    }
  }

  public TaskPolicy retrying(RetryPolicy policy) {
    return new TaskPolicy(policy, limits, rate, room);
  }

  public TaskPolicy within(TimeLimits time) {
    return new TaskPolicy(retries, time, rate, room);
  }

  public TaskPolicy atMost(Rate starts) {
    return new TaskPolicy(retries, limits, Optional.of(starts), room);
  }

  /** At most so many at once of those with the same key. */
  public TaskPolicy atOnce(int places, Function<Task, String> key) {
    return new TaskPolicy(retries, limits, rate, Optional.of(new Room(places, key)));
  }
}
