package cl.fizko.core.access.port;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** {@link Companies} and their {@link Memberships} in memory. Safe for use by many threads. */
public final class InMemoryCompanyRegister {

  private final List<Company> companies = new ArrayList<>();
  private final List<Membership> memberships = new ArrayList<>();

  public Companies companies() {
    return new InMemoryCompanies();
  }

  public Memberships memberships() {
    return new InMemoryMemberships();
  }

  private static UUID user(Principal caller) {
    return caller
        .user()
        .orElseThrow(() -> new IllegalArgumentException(caller.name() + " is no member"))
        .id();
  }

  private boolean sees(Principal caller, Company company) {
    return switch (caller.role()) {
      case OPERATOR -> true;
      case SERVICE, MONITOR -> throw new IllegalArgumentException("a system has no companies");
      case MEMBER -> memberships.stream().anyMatch(is(company.id(), user(caller)));
    };
  }

  private static Predicate<Membership> is(CompanyId company, UUID user) {
    return each -> each.company().equals(company) && each.user().equals(user);
  }

  private final class InMemoryCompanies implements Companies {

    @Override
    public boolean add(Company company) {
      synchronized (companies) {
        return companies.stream().noneMatch(each -> each.rut().equals(company.rut()))
            && companies.add(company);
      }
    }

    @Override
    public Optional<Company> find(Principal caller, CompanyId id) {
      synchronized (companies) {
        return companies.stream()
            .filter(each -> sees(caller, each) && each.id().equals(id))
            .findFirst();
      }
    }

    @Override
    public List<Company> list(Principal caller, Optional<CompanyId> after, int most) {
      synchronized (companies) {
        return companies.stream()
            .filter(each -> sees(caller, each))
            .filter(
                each ->
                    after.isEmpty() || each.id().toString().compareTo(after.get().toString()) > 0)
            .sorted(Comparator.comparing(each -> each.id().toString()))
            .limit(most)
            .toList();
      }
    }
  }

  private final class InMemoryMemberships implements Memberships {

    @Override
    public boolean grant(Membership membership) {
      synchronized (companies) {
        if (companies.stream().noneMatch(each -> each.id().equals(membership.company()))) {
          return false;
        }
        end(membership.company(), membership.user());
        return memberships.add(membership);
      }
    }

    @Override
    public boolean end(CompanyId company, UUID user) {
      synchronized (companies) {
        return memberships.removeIf(is(company, user));
      }
    }

    @Override
    public List<Membership> in(CompanyId company, Optional<UUID> after, int most) {
      synchronized (companies) {
        return memberships.stream()
            .filter(each -> each.company().equals(company))
            .filter(
                each ->
                    after.isEmpty() || each.user().toString().compareTo(after.get().toString()) > 0)
            .sorted(Comparator.comparing(each -> each.user().toString()))
            .limit(most)
            .toList();
      }
    }

    @Override
    public Optional<Membership> find(Principal member, CompanyId company) {
      synchronized (companies) {
        return memberships.stream().filter(is(company, own(member))).findFirst();
      }
    }

    @Override
    public List<Membership> of(Principal member) {
      synchronized (companies) {
        UUID user = own(member);
        return memberships.stream()
            .filter(each -> each.user().equals(user))
            .sorted(Comparator.comparing(each -> each.company().toString()))
            .toList();
      }
    }

    private static UUID own(Principal member) {
      if (member.role() != Role.MEMBER) {
        throw new IllegalArgumentException(member.name() + " is no member");
      }
      return user(member);
    }
  }
}
