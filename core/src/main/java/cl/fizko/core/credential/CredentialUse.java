package cl.fizko.core.credential;

import java.time.Instant;

/**
 * Something that was done with a credential.
 *
 * @param actor who did it, such as {@code user-…} or a worker's name; never a secret
 * @param reason what for, such as {@code sii.sync_documents 202511}; never a secret
 */
public record CredentialUse(
    Binding binding, Action action, String actor, String reason, Instant at) {

  public CredentialUse {
    check("actor", actor, "user-1");
    check("reason", reason, "sii.sync_documents 202511");
  }

  private static void check(String name, String text, String example) {
    if (text.isBlank() || text.length() > 200) {
      throw new IllegalArgumentException(
          name
              + " has "
              + text.strip().length()
              + " characters; expected 1 to 200, such as "
              + example);
    }
  }

  /** What was done. */
  public enum Action {
    STORED,
    USED,
    REMOVED
  }
}
