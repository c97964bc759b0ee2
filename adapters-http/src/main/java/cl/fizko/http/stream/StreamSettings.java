package cl.fizko.http.stream;

import java.time.Duration;

/**
 * How streams are served.
 *
 * @param heartbeat the time between two signs of life, above zero
 * @param room so many bytes may wait for one client
 * @param mostForEach so many streams may one caller have
 * @param most so many streams may there be
 */
public record StreamSettings(Duration heartbeat, int room, int mostForEach, int most) {

  /** A heartbeat each 15 s, 256 KiB for each client, 20 streams for each caller. */
  public static final StreamSettings DEFAULT =
      new StreamSettings(Duration.ofSeconds(15), 262_144, 20, 5_000);

  public StreamSettings {
    if (!heartbeat.isPositive() || room < 1 || mostForEach < 1 || most < 1) {
      throw new IllegalArgumentException(
          "heartbeat is %s, room %d, streams %d and %d; expected all above zero"
              .formatted(heartbeat, room, mostForEach, most));
    }
  }
}
