package cl.fizko.core.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What became of one delivery of a task. A broker settles the delivery accordingly. */
public sealed interface Outcome {

  /** No result may be nested deeper: readers and writers of JSON give up at 500 or later. */
  int DEEPEST = 400;

  /**
   * Done.
   *
   * @param value a JSON value; {@link Nothing#NOTHING} for none
   */
  record Succeeded(Object value) implements Outcome {}

  /** Failed for good; the failure is its result. */
  record Failed(Failure failure) implements Outcome {}

  /**
   * Failed, and to be tried again as the same task with one retry more.
   *
   * @param notBefore when the next try may start
   */
  record Retried(Failure cause, Instant notBefore) implements Outcome {}

  /**
   * Not to be run any more, by somebody's wish or because it expired.
   *
   * @param reason {@code expired}, {@code revoked} or {@code terminated}
   */
  record Revoked(String reason) implements Outcome {}

  /** Not its time yet: it waits, and comes back as if it had never been taken. */
  record Postponed(Instant until) implements Outcome {}

  /**
   * May run, but not before this instant, as a rate limit has it: it waits as if it had never been
   * taken, and comes back with {@link Reserved#admitted()} set.
   */
  record Admitted(Instant at) implements Outcome {}

  /**
   * Not for this worker: left to others, and counted in {@link Reserved#declined()}.
   *
   * @param until nobody gets it before
   */
  record Declined(Instant until) implements Outcome {}

  /** Handed back at once, first in its queue, as if it had never been taken. */
  record Released() implements Outcome {}

  /** Put aside with its cause, for a person to look at; the cause is its result, too. */
  record DeadLettered(Failure cause) implements Outcome {}

  /** This outcome, or a failure if its value is no JSON value: nobody could keep it. */
  default Outcome storable() {
    return this instanceof Succeeded done && !isJson(done.value(), DEEPEST)
        ? new Failed(
            Failure.of(
                "EncodeError",
                "kombu.exceptions",
                "the result holds what is no JSON value; expected null, true or false, numbers,"
                    + " texts, lists, and maps with text keys, nested at most "
                    + DEEPEST
                    + " deep"))
        : this;
  }

  private static boolean isJson(Object value, int depth) {
    return switch (value) {
      case null -> true;
      case Nothing nothing -> true;
      case Boolean flag -> true;
      case Number number -> true;
      case String text -> true;
      case List<?> list -> depth > 0 && list.stream().allMatch(each -> isJson(each, depth - 1));
      case Map<?, ?> map ->
          depth > 0
              && map.keySet().stream().allMatch(String.class::isInstance)
              && map.values().stream().allMatch(each -> isJson(each, depth - 1));
      default -> false;
    };
  }

  /** Done, with nothing to tell. */
  static Outcome succeeded() {
    return new Succeeded(Nothing.NOTHING);
  }

  /** Done, with a JSON value. */
  static Outcome succeeded(Object value) {
    return new Succeeded(value);
  }
}
