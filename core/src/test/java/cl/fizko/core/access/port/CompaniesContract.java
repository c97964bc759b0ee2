package cl.fizko.core.access.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyAccess;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.CompanyRole;
import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.User;
import cl.fizko.core.tax.Rut;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all {@link Companies} and {@link Memberships} promise. */
@Timeout(60)
public abstract class CompaniesContract {

  protected static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  protected static final Principal OPERATOR = new Principal("ana", Role.OPERATOR);

  protected final Principal owner = member();
  protected final Principal accountant = member();
  protected final Principal stranger = member();
  protected final Company bakery = company(76_192_083, "Panadería");
  protected final Company school = company(12_345_678, "Colegio");
  private Companies companies;
  private Memberships memberships;
  private CompanyAccess access;

  /** Companies, none of which is there yet. */
  protected abstract Companies companies();

  /** Their memberships. */
  protected abstract Memberships memberships();

  @BeforeEach
  void begin() {
    companies = companies();
    memberships = memberships();
    access = new CompanyAccess(companies, memberships);
    companies.add(bakery);
    companies.add(school);
    memberships.grant(membership(bakery, owner, CompanyRole.OWNER));
    memberships.grant(membership(bakery, accountant, CompanyRole.ACCOUNTANT));
    memberships.grant(membership(school, accountant, CompanyRole.ACCOUNTANT));
  }

  protected static Principal member() {
    UUID id = UUID.randomUUID();
    return Principal.member(new User(id, "{\"sub\":\"" + id + "\",\"role\":\"authenticated\"}"));
  }

  protected static Company company(int rut, String name) {
    return new Company(CompanyId.random(), new Rut(rut), name, NOW);
  }

  protected static UUID user(Principal member) {
    return member.user().orElseThrow().id();
  }

  protected static Membership membership(Company company, Principal who, CompanyRole role) {
    return new Membership(company.id(), user(who), role, "ana", NOW);
  }

  private static List<Company> inOrder(Company... companies) {
    return List.of(companies).stream()
        .sorted(Comparator.comparing(each -> each.id().toString()))
        .toList();
  }

  @Test
  void noTwoHaveTheSameRut() {
    assertThat(companies.add(company(76_192_083, "Otra"))).isFalse();
    assertThat(companies.list(OPERATOR, Optional.empty(), 10)).isEqualTo(inOrder(bakery, school));
  }

  @Test
  void aMemberSeesHisCompaniesAndAnOperatorAll() {
    assertThat(companies.find(OPERATOR, school.id())).contains(school);
    assertThat(companies.list(owner, Optional.empty(), 10)).containsExactly(bakery);
    assertThat(companies.find(owner, bakery.id())).contains(bakery);
    assertThat(companies.find(owner, school.id())).isEmpty();
    assertThat(companies.list(accountant, Optional.empty(), 10)).isEqualTo(inOrder(bakery, school));
    assertThat(companies.list(stranger, Optional.empty(), 10)).isEmpty();
    assertThat(companies.find(stranger, bakery.id())).isEmpty();
  }

  @Test
  void aServiceHasNothingToDoWithCompanies() {
    Principal service = new Principal("service-1", Role.SERVICE);
    assertThatThrownBy(() -> companies.find(service, bakery.id()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> companies.list(service, Optional.empty(), 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> memberships.of(service)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> memberships.of(OPERATOR)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsComeInPages() {
    List<Company> all = inOrder(bakery, school);
    assertThat(companies.list(OPERATOR, Optional.empty(), 1)).containsExactly(all.get(0));
    assertThat(companies.list(OPERATOR, Optional.of(all.get(0).id()), 10))
        .containsExactly(all.get(1));
    List<Membership> members = memberships.in(bakery.id(), Optional.empty(), 10);
    assertThat(members)
        .containsExactlyInAnyOrder(
            membership(bakery, owner, CompanyRole.OWNER),
            membership(bakery, accountant, CompanyRole.ACCOUNTANT))
        .isSortedAccordingTo(Comparator.comparing(each -> each.user().toString()));
    assertThat(memberships.in(bakery.id(), Optional.of(members.get(0).user()), 10))
        .containsExactly(members.get(1));
    assertThat(memberships.in(bakery.id(), Optional.empty(), 1)).hasSize(1);
  }

  @Test
  void aCallerSeesHisOwnMemberships() {
    assertThat(memberships.find(owner, bakery.id()).map(Membership::role))
        .contains(CompanyRole.OWNER);
    assertThat(memberships.find(owner, school.id())).isEmpty();
    assertThat(memberships.of(accountant))
        .extracting(Membership::company)
        .containsExactlyInAnyOrder(bakery.id(), school.id());
    assertThat(memberships.of(stranger)).isEmpty();
  }

  @Test
  void aMembershipIsGrantedChangedAndEnded() {
    assertThat(memberships.grant(membership(bakery, stranger, CompanyRole.MEMBER))).isTrue();
    assertThat(memberships.grant(membership(bakery, stranger, CompanyRole.OWNER))).isTrue();
    assertThat(memberships.of(stranger))
        .containsExactly(membership(bakery, stranger, CompanyRole.OWNER));
    assertThat(memberships.end(school.id(), user(stranger))).isFalse();
    assertThat(memberships.end(bakery.id(), user(stranger))).isTrue();
    assertThat(memberships.end(bakery.id(), user(stranger))).isFalse();
    assertThat(companies.find(stranger, bakery.id())).isEmpty();
    assertThat(memberships.grant(membership(company(9, "Nadie"), owner, CompanyRole.OWNER)))
        .as("no such company")
        .isFalse();
  }

  @Test
  void whoDoesNotBelongToACompanyDoesNotLearnWhetherItIsThere() {
    CompanyId nowhere = CompanyId.random();
    assertThat(access.enter(stranger, bakery.id(), CompanyAccess.ANY))
        .isEqualTo(access.enter(stranger, nowhere, CompanyAccess.ANY))
        .isEqualTo(access.enter(owner, school.id(), CompanyAccess.ANY))
        .isEqualTo(access.enter(new Principal("x", Role.SERVICE), bakery.id(), CompanyAccess.ANY))
        .isEqualTo(access.enter(OPERATOR, nowhere, CompanyAccess.ANY))
        .isEqualTo(new CompanyAccess.NotThere());
    assertThat(access.enter(owner, bakery.id(), CompanyAccess.OWNERS))
        .isEqualTo(access.enter(OPERATOR, bakery.id(), CompanyAccess.OWNERS))
        .isEqualTo(new CompanyAccess.Granted(bakery));
    assertThat(access.enter(accountant, bakery.id(), CompanyAccess.ANY))
        .isEqualTo(new CompanyAccess.Granted(bakery));
    assertThat(access.enter(accountant, bakery.id(), CompanyAccess.OWNERS))
        .isEqualTo(new CompanyAccess.Forbidden());
  }
}
