package cl.fizko.core.access;

import java.util.Optional;

/**
 * A caller whose token was found good.
 *
 * @param name who it is, for logs; never a secret
 * @param role what it may do
 * @param user the person behind it; always there for a {@link Role#MEMBER}, never for a {@link
 *     Role#SERVICE}
 */
public record Principal(String name, Role role, Optional<User> user) {

  public Principal {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a principal has no name; expected one such as service-1");
    }
    if (role == Role.MEMBER && user.isEmpty()) {
      throw new IllegalArgumentException("a member has no user; expected the person behind it");
    }
    if (role == Role.SERVICE && user.isPresent()) {
      throw new IllegalArgumentException("a service has a user; expected a system, not a person");
    }
  }

  /** A system: nobody in person. */
  public Principal(String name, Role role) {
    this(name, role, Optional.empty());
  }

  /** A person who may do what its companies let it do. */
  public static Principal member(User user) {
    return new Principal("user-" + user.id(), Role.MEMBER, Optional.of(user));
  }
}
