package cl.fizko.core.access.port;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.Principal;
import java.util.List;
import java.util.Optional;

/**
 * The companies, as a caller may see them: an operator all of them, a member those he belongs to.
 * Whoever keeps them decides that by itself, whatever the program asks.
 *
 * <p>Every method may throw {@link AccessUnavailableException}, and {@link
 * IllegalArgumentException} for a caller who is a service, which has nothing to do with companies.
 */
public interface Companies {

  /**
   * Adds one.
   *
   * @return whether it is there now; false if there is one with its RUT already
   */
  boolean add(Company company);

  /** The company, if the caller may see it. */
  Optional<Company> find(Principal caller, CompanyId id);

  /**
   * Those that the caller may see, in the order of their ids as text.
   *
   * @param after only those behind it; empty: from the first
   * @param most 1 or more
   */
  List<Company> list(Principal caller, Optional<CompanyId> after, int most);
}
