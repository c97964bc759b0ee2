package cl.fizko.core.access;

import cl.fizko.core.access.port.Companies;
import cl.fizko.core.access.port.Memberships;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that says whether a caller may do something in a company. Whoever does not belong
 * to it learns nothing, not even whether there is such a company.
 */
public final class CompanyAccess {

  /** Any member will do. */
  public static final Set<CompanyRole> ANY = Set.copyOf(EnumSet.allOf(CompanyRole.class));

  /** Only who says who else is a member. */
  public static final Set<CompanyRole> OWNERS = Set.of(CompanyRole.OWNER);

  private final Companies companies;
  private final Memberships memberships;

  public CompanyAccess(Companies companies, Memberships memberships) {
    this.companies = companies;
    this.memberships = memberships;
  }

  /** What comes of asking. */
  public sealed interface Answer {}

  /** The caller may. */
  public record Granted(Company company) implements Answer {}

  /** There is no such company, as far as the caller is to know. */
  public record NotThere() implements Answer {}

  /** The caller belongs to it, but may not do this. */
  public record Forbidden() implements Answer {}

  /**
   * Asks for a caller.
   *
   * @param roles of whom it is; operators may do it in every company, systems in none
   */
  public Answer enter(Principal caller, CompanyId id, Set<CompanyRole> roles) {
    return switch (caller.role()) {
      case OPERATOR -> granted(caller, id);
      case SERVICE, MONITOR -> new NotThere();
      case MEMBER -> {
        Optional<CompanyRole> role = memberships.find(caller, id).map(Membership::role);
        if (role.isEmpty()) {
          yield new NotThere();
        }
        yield roles.contains(role.get()) ? granted(caller, id) : new Forbidden();
      }
    };
  }

  private Answer granted(Principal caller, CompanyId id) {
    Optional<Company> company = companies.find(caller, id);
    return company.isPresent() ? new Granted(company.get()) : new NotThere();
  }
}
