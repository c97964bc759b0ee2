package cl.fizko.core.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A token that was issued to a system; the token itself is known to that system alone.
 *
 * @param id tells it from others
 * @param name what people call the system, 1 to {@value #LONGEST_NAME} visible characters
 * @param scopes what it is good for
 * @param createdAt when it was issued
 * @param createdBy the name of the principal who issued it
 * @param lastUsedAt when it was used last, to the minute; empty: never
 * @param expiresAt when it ends; empty: never
 */
public record ServiceToken(
    UUID id,
    String name,
    Set<String> scopes,
    Instant createdAt,
    String createdBy,
    Optional<Instant> lastUsedAt,
    Optional<Instant> expiresAt) {

  /** The most characters of a name. */
  public static final int LONGEST_NAME = 100;

  /** The one scope there is: launching tasks and reading their state. */
  public static final String TASKS = "tasks";

  public ServiceToken {
    scopes = Set.copyOf(scopes);
    boolean visible = name.chars().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > LONGEST_NAME || !visible) {
      throw new IllegalArgumentException(
          "is no name of a token; expected 1 to " + LONGEST_NAME + " visible characters");
    }
  }

  /** Whether it is good at an instant. */
  public boolean isGoodAt(Instant now) {
    return expiresAt.map(end -> end.isAfter(now)).orElse(true);
  }
}
