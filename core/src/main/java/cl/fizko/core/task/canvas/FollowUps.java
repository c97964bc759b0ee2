package cl.fizko.core.task.canvas;

import java.util.List;
import java.util.Optional;

/**
 * What is to follow when a task has ended; it travels with the task.
 *
 * @param onSuccess is sent with its result
 * @param onFailure is sent with its id
 * @param chain comes after it, the next one first
 * @param chord the body of the chord whose part it is
 * @param group the group whose member it is
 */
public record FollowUps(
    List<Canvas> onSuccess,
    List<Canvas> onFailure,
    List<Canvas> chain,
    Optional<Canvas> chord,
    Optional<Membership> group) {

  public static final FollowUps NONE =
      new FollowUps(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

  public FollowUps {
    onSuccess = List.copyOf(onSuccess);
    onFailure = List.copyOf(onFailure);
    chain = List.copyOf(chain);
  }

  /** Whether nothing at all follows. */
  public boolean isEmpty() {
    return onSuccess.isEmpty() && onFailure.isEmpty() && chain.isEmpty() && chord.isEmpty();
  }
}
