package cl.fizko.core.access;

import java.util.UUID;

/**
 * A person with an account of the project.
 *
 * @param id the account's id; the {@code sub} of its tokens
 * @param claims what the verified token says, as a JSON object, for a database that decides by it;
 *     it holds personal data and is never logged
 */
public record User(UUID id, String claims) {

  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
