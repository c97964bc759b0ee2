package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions of operators, kept by their browsers: each is a text that says who logged in and until
 * when, with a signature, so that every replica with the same secret knows it.
 *
 * <p>One that is ended before its time is refused by this process alone, since nothing is stored; a
 * new secret ends all of them everywhere. Safe for use by many threads.
 */
public final class Sessions {

  /** How long a session lasts. */
  public static final Duration LENGTH = Duration.ofHours(12);

  /** Longer texts are refused unread. */
  private static final int LONGEST = 1_024;

  private static final int BYTES_OF_ID = 12;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SessionSecret secret;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> ended = new ConcurrentHashMap<>();

  public Sessions(SessionSecret secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * Begins a session.
   *
   * @return the text that the browser is to keep: visible ASCII without blanks
   */
  String begin(Principal operator) {
    byte[] id = new byte[BYTES_OF_ID];
    random.nextBytes(id);
    String content =
        clock.instant().plus(LENGTH).getEpochSecond()
            + "|"
            + HexFormat.of().formatHex(id)
            + "|"
            + operator.name();
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(secret.sign(bytes));
  }

  /** The session that a text stands for; empty if it is forged, malformed, over or ended. */
  Optional<Session> find(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getUrlDecoder().decode(text.substring(0, dot));
      byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      return MessageDigest.isEqual(secret.sign(content), signature)
          ? Optional.of(read(new String(content, StandardCharsets.UTF_8))).filter(this::isGoingOn)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Ends a session before its time, in this process. */
  void end(Session session) {
    Instant now = clock.instant();
    ended.values().removeIf(end -> !end.isAfter(now));
    ended.put(session.id(), session.end());
  }

  /** Only what was signed here comes to be read. */
  private static Session read(String content) {
    String[] parts = content.split("\\|", 3);
    return new Session(
        parts[1],
        new Principal(parts[2], Role.OPERATOR),
        Instant.ofEpochSecond(Long.parseLong(parts[0])));
  }

  private boolean isGoingOn(Session session) {
    return session.end().isAfter(clock.instant()) && !ended.containsKey(session.id());
  }
}
