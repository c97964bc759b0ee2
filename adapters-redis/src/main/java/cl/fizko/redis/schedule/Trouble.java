package cl.fizko.redis.schedule;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * Says that the ticker cannot work, once a minute and no more often, and when it can again. Used by
 * one thread.
 */
final class Trouble {

  private static final long SILENCE = Duration.ofMinutes(1).toNanos();

  private final Logger log;
  private boolean present;
  private long said;

  Trouble(Logger log) {
    this.log = log;
  }

  void met(Throwable cause) {
    long now = System.nanoTime();
    if (!present || now - said > SILENCE) {
      said = now;
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
