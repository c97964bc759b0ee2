package cl.fizko.core.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are looked for; what is empty does not count.
 *
 * @param actor the whole name
 * @param action the whole action, or its beginning: {@code POST}
 * @param since at it or later
 * @param until before it
 */
public record AuditFilter(
    Optional<String> actor,
    Optional<String> action,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** All of them. */
  public static final AuditFilter ALL =
      new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether an entry is looked for. */
  public boolean takes(AuditEntry entry) {
    return actor.map(entry.actor()::equals).orElse(true)
        && action.map(entry.action()::startsWith).orElse(true)
        && since.map(from -> !entry.at().isBefore(from)).orElse(true)
        && until.map(entry.at()::isBefore).orElse(true);
  }
}
