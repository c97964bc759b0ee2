package cl.fizko.core.schedule;

import cl.fizko.core.task.TaskOptions;
import java.time.Duration;
import java.time.Instant;

/** When what a periodic task sent is not worth starting any more. */
public sealed interface Expiry {

  /** The instant for something that was due at a given one. */
  default Instant of(Instant due) {
    return switch (this) {
      case Never never -> TaskOptions.NEVER;
      case At at -> at.instant();
      case After after -> due.plus(after.time());
    };
  }

  /** It stays worth it. */
  record Never() implements Expiry {}

  /** At an instant; from then on the row is not due any more, either. */
  record At(Instant instant) implements Expiry {}

  /** So long after it was due. */
  record After(Duration time) implements Expiry {}
}
