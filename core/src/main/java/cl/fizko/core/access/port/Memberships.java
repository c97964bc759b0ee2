package cl.fizko.core.access.port;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who belongs to which company. A caller sees his own memberships alone; saying who belongs to a
 * company is done by the service, after it has been checked that the caller may.
 *
 * <p>Every method may throw {@link AccessUnavailableException}, and {@link
 * IllegalArgumentException} for a caller who is no member.
 */
public interface Memberships {

  /**
   * Makes somebody a member, or changes what he is.
   *
   * @return whether he is one now; false if there is no such company
   */
  boolean grant(Membership membership);

  /**
   * Ends a membership.
   *
   * @return whether there was one
   */
  boolean end(CompanyId company, UUID user);

  /**
   * The members of a company, in the order of the users' ids as text.
   *
   * @param after only those behind this user; empty: from the first
   * @param most 1 or more
   */
  List<Membership> in(CompanyId company, Optional<UUID> after, int most);

  /** The caller's own membership in a company. */
  Optional<Membership> find(Principal member, CompanyId company);

  /** All of the caller's own, in the order of the companies' ids as text. */
  List<Membership> of(Principal member);
}
