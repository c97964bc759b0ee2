package cl.fizko.http.route;

import cl.fizko.core.access.Role;
import io.javalin.security.RouteRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may call a route. */
public sealed interface Access extends RouteRole {

  /** Open to everybody, with or without a token. */
  Access OPEN = new Anybody(true);

  /** The same, and never refused for asking too often: for what looks after the process. */
  Access PROBE = new Anybody(false);

  /** Closed to everybody; what a route is taken for that declares nothing. */
  Access CLOSED = new Holders(Set.of());

  /**
   * Open to callers of some roles.
   *
   * @param first one of them
   * @param more the others
   */
  static Access of(Role first, Role... more) {
    EnumSet<Role> roles = EnumSet.of(first);
    roles.addAll(List.of(more));
    return new Holders(roles);
  }

  /**
   * No token is asked for.
   *
   * @param counted whether its requests count against the caller's address
   */
  record Anybody(boolean counted) implements Access {}

  /**
   * A token of one of the roles is asked for.
   *
   * @param roles none of them: nobody gets in
   */
  record Holders(Set<Role> roles) implements Access {

    public Holders {
      roles = Set.copyOf(roles);
    }
  }
}
