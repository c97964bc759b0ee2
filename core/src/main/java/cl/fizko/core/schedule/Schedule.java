package cl.fizko.core.schedule;

import java.time.Instant;
import java.util.Optional;

/** When something is due, again and again or once. */
public sealed interface Schedule permits Crontab, Interval, Clocked, Solar {

  /**
   * The first due instant after a given one.
   *
   * @return empty if there is none any more
   */
  Optional<Instant> nextAfter(Instant last);

  /** The schedule as text; the same text always means the same schedule. */
  String text();
}
