package cl.fizko.postgres.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.CompanyRole;
import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.User;
import cl.fizko.core.tax.Rut;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a company keeps is guarded by the database itself: here statements that the program never
 * makes are tried as members, with and without a log-in role that inherits nothing.
 */
class RowLevelSecurityTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String BACKEND = "fizko_test_backend";

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private final Principal baker = member();
  private final Principal teacher = member();
  private final Company bakery = new Company(CompanyId.random(), new Rut(76_192_083), "Pan", NOW);
  private final Company school = new Company(CompanyId.random(), new Rut(12_345_678), "Liceo", NOW);
  private PostgresDatabase admin;
  private PostgresDatabase backend;
  private CompanyTransactions transactions;

  @BeforeEach
  void begin() {
    admin = DATABASES.migrated();
    TestDatabase.run(
        admin,
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
            CREATE ROLE %1$s LOGIN NOINHERIT PASSWORD 'made-up';
          END IF;
        END $$;
        GRANT anon, authenticated, service_role TO %1$s;
        CREATE TABLE fizko.things (
          id integer PRIMARY KEY, company_id uuid NOT NULL REFERENCES fizko.companies);
        CALL fizko.guard('fizko.things');
        """
            .formatted(BACKEND));
    backend = new PostgresDatabase(DatabaseUrl.parse(backendUrl()), "fizko-test", 2);
    transactions = new CompanyTransactions(backend);
    PostgresCompanies companies = new PostgresCompanies(backend);
    companies.add(bakery);
    companies.add(school);
    PostgresMemberships memberships = new PostgresMemberships(backend);
    memberships.grant(new Membership(bakery.id(), user(baker), CompanyRole.OWNER, "ana", NOW));
    memberships.grant(new Membership(school.id(), user(teacher), CompanyRole.OWNER, "ana", NOW));
    put(1, bakery);
    put(2, school);
  }

  @AfterEach
  void end() {
    backend.close();
  }

  private static String backendUrl() {
    URI uri = DATABASES.uri();
    return "postgresql://"
        + BACKEND
        + ":made-up@"
        + uri.getHost()
        + ":"
        + uri.getPort()
        + uri.getPath();
  }

  private static Principal member() {
    UUID id = UUID.randomUUID();
    return Principal.member(new User(id, "{\"sub\":\"" + id + "\"}"));
  }

  private static UUID user(Principal member) {
    return member.user().orElseThrow().id();
  }

  private void put(int id, Company company) {
    transactions.asService(
        handle ->
            handle.execute("INSERT INTO fizko.things VALUES (?, ?)", id, company.id().value()));
  }

  private List<String> list(Principal caller, String query) {
    return transactions.as(caller, handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  private int change(Principal caller, String statement, Object... values) {
    return transactions.as(caller, handle -> handle.execute(statement, values));
  }

  private void isRefused(Principal caller, String statement, Object... values) {
    assertThatThrownBy(() -> change(caller, statement, values))
        .as(statement)
        .isInstanceOf(AccessUnavailableException.class)
        .hasMessageMatching("(?s).*(permission denied|row-level security).*");
  }

  @Test
  void aMemberReadsWhatIsHisCompanysAndNothingElse() {
    assertThat(list(baker, "SELECT id FROM fizko.things")).containsExactly("1");
    assertThat(list(baker, "SELECT rut FROM fizko.companies"))
        .containsExactly(bakery.rut().stored());
    assertThat(list(baker, "SELECT user_id FROM fizko.memberships"))
        .containsExactly(user(baker).toString());
    assertThat(list(member(), "SELECT id FROM fizko.things")).isEmpty();
    assertThat(list(member(), "SELECT id FROM fizko.companies")).isEmpty();
    assertThat(list(new Principal("ana", Role.OPERATOR), "SELECT id FROM fizko.things")).hasSize(2);
  }

  @Test
  void aMemberChangesNothingOfAnotherCompany() {
    assertThat(change(baker, "UPDATE fizko.things SET id = 9 WHERE id = 2")).isZero();
    assertThat(change(baker, "DELETE FROM fizko.things WHERE id = 2")).isZero();
    isRefused(baker, "INSERT INTO fizko.things VALUES (3, ?)", school.id().value());
    isRefused(baker, "UPDATE fizko.things SET company_id = ?", school.id().value());
    assertThat(change(baker, "INSERT INTO fizko.things VALUES (3, ?)", bakery.id().value()))
        .isEqualTo(1);
    assertThat(list(teacher, "SELECT id FROM fizko.things")).containsExactly("2");
  }

  @Test
  void nobodyMakesHimselfAMemberNorMoreThanHeIs() {
    isRefused(
        baker,
        "INSERT INTO fizko.memberships VALUES (?, ?, 'owner', 'me', now())",
        school.id().value(),
        user(baker));
    isRefused(baker, "UPDATE fizko.memberships SET company_id = ?", school.id().value());
    isRefused(baker, "UPDATE fizko.memberships SET user_id = ?", user(baker));
    isRefused(baker, "DELETE FROM fizko.memberships");
    isRefused(baker, "TRUNCATE fizko.memberships CASCADE");
    isRefused(baker, "UPDATE fizko.companies SET name = 'Mine'");
    isRefused(baker, "DELETE FROM fizko.companies");
    isRefused(baker, "INSERT INTO fizko.companies VALUES (gen_random_uuid(), '1-9', 'New', now())");
    isRefused(baker, "CALL fizko.guard('fizko.things')");
    assertThat(list(teacher, "SELECT user_id FROM fizko.memberships"))
        .containsExactly(user(teacher).toString());
  }

  @Test
  void tokensAndTheRecordAreNotForMembers() {
    for (String table : List.of("service_tokens", "audit", "schema_history")) {
      isRefused(baker, "SELECT FROM fizko." + table);
    }
    TestDatabase.run(admin, "GRANT SELECT ON fizko.service_tokens, fizko.audit TO authenticated");
    new PostgresAuditLog(admin).record(new AuditEntry(0, NOW, "ana", "POST /", "/", 204, "r"));
    assertThat(list(baker, "SELECT actor FROM fizko.audit")).isEmpty();
  }

  @Test
  void whoForgetsToSayForWhomGetsNothing() {
    for (String table : List.of("companies", "memberships", "things")) {
      assertThatThrownBy(() -> TestDatabase.list(backend, "SELECT 1 FROM fizko." + table))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void claimsThatAreNoneShowNothing() {
    for (String claims : List.of("{}", "{\"sub\":\"\"}", "{\"sub\":null}")) {
      Principal nobody = Principal.member(new User(UUID.randomUUID(), claims));
      assertThat(list(nobody, "SELECT id FROM fizko.things")).as(claims).isEmpty();
    }
    for (String claims : List.of("", "no json", "{\"sub\":\"me\"}")) {
      Principal nobody = Principal.member(new User(UUID.randomUUID(), claims));
      try {
        assertThat(list(nobody, "SELECT id FROM fizko.things")).as(claims).isEmpty();
      } catch (AccessUnavailableException e) {
        assertThat(e).hasMessageContaining("invalid input syntax");
      }
    }
  }

  @Test
  void whatWasSaidEndsWithTheTransaction() {
    try (PostgresDatabase one =
        new PostgresDatabase(DatabaseUrl.parse(backendUrl()), "fizko-test", 1)) {
      CompanyTransactions alone = new CompanyTransactions(one);
      assertThat(
              alone.<String>as(
                  baker,
                  handle -> handle.createQuery("SELECT current_user").mapTo(String.class).one()))
          .isEqualTo("authenticated");
      assertThat(
              TestDatabase.list(
                  one,
                  "SELECT current_user || coalesce(current_setting('request.jwt.claims', true), '')"))
          .containsExactly(BACKEND);
      assertThatThrownBy(
              () ->
                  alone.as(
                      baker, handle -> handle.execute("INSERT INTO fizko.things VALUES (1, null)")))
          .isInstanceOf(AccessUnavailableException.class);
      assertThat(TestDatabase.list(one, "SELECT current_user")).containsExactly(BACKEND);
    }
  }

  @Test
  void whatTheBodyOfAClaimHoldsIsAValueAndNoStatement() {
    UUID id = UUID.randomUUID();
    Principal sly =
        Principal.member(
            new User(id, "{\"sub\":\"" + id + "\",\"role\":\"service_role'); RESET ROLE; --\"}"));
    assertThat(list(sly, "SELECT current_user")).containsExactly("authenticated");
    assertThat(list(sly, "SELECT id FROM fizko.things")).isEmpty();
  }

  @Test
  void everyTableOfCompaniesIsGuarded() {
    List<String> tables =
        TestDatabase.list(
            admin,
            """
            SELECT c.relname || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity
              FROM pg_class c
             WHERE c.relnamespace = 'fizko'::regnamespace
               AND c.relkind IN ('r', 'p')
               AND (c.relname = 'companies'
                    OR EXISTS (SELECT FROM pg_attribute a
                                WHERE a.attrelid = c.oid AND a.attname = 'company_id'))
            """);

    assertThat(tables).hasSizeGreaterThanOrEqualTo(3).allMatch(line -> line.endsWith(" true true"));
  }
}
