package cl.fizko.redis.schedule;

import cl.fizko.core.runtime.Stopwatch;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * Says that the ticker cannot work, once a minute and no more often, and when it can again. Used by
 * one thread.
 */
final class Trouble {

  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Logger log;
  private boolean present;
  private Stopwatch sinceSaid = Stopwatch.started();

  Trouble(Logger log) {
    this.log = log;
  }

  void met(Throwable cause) {
    if (!present || sinceSaid.elapsed().compareTo(SILENCE) > 0) {
      sinceSaid = Stopwatch.started();
      log.error("Nothing that is due is sent; the ticker keeps trying: {}", cause.toString());
    }
    present = true;
    log.debug("The whole story", cause);
  }

  void over() {
    if (present) {
      log.info("What is due is sent again");
    }
    present = false;
  }
}
