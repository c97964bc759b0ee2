package cl.fizko.postgres.task;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until notifications are heard. */
final class Listening {

  private Listening() {}

  static void await(PostgresSignals signals) {
    try (PostgresSignals.Bell bell = signals.done("nobody")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> bell != null && signals.hears());
    }
  }
}
