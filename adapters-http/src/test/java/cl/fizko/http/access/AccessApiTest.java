package cl.fizko.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.CompanyAccess;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.ServiceTokenDesk;
import cl.fizko.core.access.User;
import cl.fizko.core.access.port.InMemoryCompanyRegister;
import cl.fizko.core.access.port.InMemoryIssuedTokens;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import cl.fizko.http.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessApiTest {

  private static final String USER = "6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11";
  private static final String COMPANIES = "/api/v1/companies";
  private static final String TOKENS = "/api/v1/service-tokens";

  private final InstantSource clock = () -> Instant.parse("2026-11-24T12:00:00Z");
  private final InMemoryCompanyRegister register = new InMemoryCompanyRegister();
  private final ServiceTokenDesk desk = new ServiceTokenDesk(new InMemoryIssuedTokens(), clock);
  private final CompanyDoor door =
      new CompanyDoor(new CompanyAccess(register.companies(), register.memberships()));
  private final TokenVerifier verifier =
      new FirstMatchVerifier(
          List.of(
              TestServer.verifier(),
              new IssuedServiceTokens(desk),
              token ->
                  token.equals("member")
                      ? Optional.of(Principal.member(new User(UUID.fromString(USER), "{}")))
                      : Optional.empty()));
  private final GuardedServer web =
      new GuardedServer(
          Guards.of(verifier),
          new ServiceTokenFeature(desk, new Json()),
          new CompanyFeature(register.companies(), door, clock, new Json()),
          new MemberFeature(register.memberships(), door, clock, new Json()),
          new MeFeature(
              Optional.of(new MeFeature.Register(register.companies(), register.memberships()))));

  @AfterEach
  void end() {
    web.close();
  }

  private Answer as(String token, String method, String path, String body) {
    return web.send(method, path, body, "Authorization", "Bearer " + token);
  }

  private Answer operator(String method, String path, String body) {
    return as(TestServer.OPERATOR, method, path, body);
  }

  @Test
  void aTokenIsShownOnceAndIsGoodUntilItIsRevoked() {
    Answer issued =
        operator("POST", TOKENS, "{\"name\":\"edge\",\"expires_at\":\"2027-01-01T00:00:00Z\"}");
    String token = String.valueOf(issued.object().get("token"));

    assertThat(issued.status()).isEqualTo(201);
    assertThat(as(token, "GET", "/api/v1/me", "").object())
        .containsEntry("name", "service-edge")
        .containsEntry("role", "service")
        .containsEntry("companies", List.of());
    assertThat(as(token, "GET", TOKENS, "").status()).isEqualTo(403);
    Answer list = operator("GET", TOKENS, "");
    assertThat(list.body()).contains("\"created_by\":\"ana\"").doesNotContain(token);
    String one = TOKENS + "/" + issued.object().get("id");
    assertThat(operator("DELETE", one, "").status()).isEqualTo(204);
    assertThat(as(token, "GET", "/api/v1/me", "").status()).isEqualTo(401);
    assertThat(operator("DELETE", one, "").status()).isEqualTo(404);
    assertThat(operator("DELETE", TOKENS + "/none", "").status()).isEqualTo(404);
    assertThat(operator("GET", TOKENS, "").object()).isEqualTo(Map.of("items", List.of()));
  }

  @Test
  void whatIsWrongWithANewTokenIsTold() {
    assertThat(operator("POST", TOKENS, "{}").wrongFields()).containsExactly("name");
    assertThat(operator("POST", TOKENS, "{\"name\":\"\\u0000\"}").wrongFields())
        .containsExactly("name");
    assertThat(
            operator("POST", TOKENS, "{\"name\":\"x\",\"expires_at\":\"2020-01-01T00:00:00Z\"}")
                .wrongFields())
        .containsExactly("expires_at");
    assertThat(operator("POST", TOKENS, "{\"name\":\"x\",\"scopes\":[]}").wrongFields())
        .containsExactly("scopes");
    assertThat(operator("GET", TOKENS + "?limit=0&cursor=x", "").wrongFields())
        .containsExactlyInAnyOrder("limit", "cursor");
  }

  @Test
  void listsComeInPages() {
    for (String name : List.of("a", "b", "c")) {
      operator("POST", TOKENS, "{\"name\":\"" + name + "\"}");
    }
    Answer first = operator("GET", TOKENS + "?limit=2", "");
    assertThat((List<?>) first.object().get("items")).hasSize(2);
    Answer second = operator("GET", TOKENS + "?limit=2&cursor=" + first.object().get("next"), "");
    assertThat(second.body()).contains("\"name\":\"a\"").doesNotContain("next");
  }

  @Test
  void aCompanyIsAddedOnceAndItsMembersAreSaid() {
    Answer added = operator("POST", COMPANIES, "{\"rut\":\"76192083-9\",\"name\":\"Panadería\"}");
    String one = COMPANIES + "/" + added.object().get("id");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.object()).containsEntry("rut", "76.192.083-9");
    assertThat(operator("POST", COMPANIES, "{\"rut\":\"76192083-9\",\"name\":\"Otra\"}").status())
        .isEqualTo(409);
    assertThat(operator("POST", COMPANIES, "{\"rut\":\"76192083-1\"}").wrongFields())
        .containsExactly("rut", "name");
    assertThat(as("member", "GET", one, "").status()).isEqualTo(404);
    assertThat(as("member", "GET", COMPANIES + "/none", "").status()).isEqualTo(404);
    String member = "{\"user_id\":\"" + USER + "\",\"role\":\"accountant\"}";
    assertThat(as("member", "POST", one + "/members", member).status()).isEqualTo(404);
    assertThat(operator("POST", one + "/members", member).status()).isEqualTo(201);
    assertThat(as("member", "GET", one, "").object()).containsEntry("name", "Panadería");
    assertThat(as("member", "GET", one + "/members", "").status()).isEqualTo(403);
    assertThat(as("member", "GET", "/api/v1/me", "").body())
        .contains("\"role\":\"accountant\"", "76.192.083-9");
    assertThat(operator("GET", one + "/members", "").body())
        .contains(USER, "\"granted_by\":\"ana\"");
    assertThat(operator("POST", one + "/members", "{\"role\":\"boss\"}").wrongFields())
        .containsExactly("user_id", "role");
    assertThat(operator("DELETE", one + "/members/" + USER, "").status()).isEqualTo(204);
    assertThat(operator("DELETE", one + "/members/" + USER, "").status()).isEqualTo(404);
    assertThat(as("member", "GET", COMPANIES, "").object()).isEqualTo(Map.of("items", List.of()));
  }
}
