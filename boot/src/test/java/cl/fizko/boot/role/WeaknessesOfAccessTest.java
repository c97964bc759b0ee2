package cl.fizko.boot.role;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.boot.role.RunningWeb.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The old system's weaknesses of access (fizko-domain §9), each shown to be gone. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeaknessesOfAccessTest {

  private final RunningWeb web = new RunningWeb();

  @AfterAll
  void end() {
    web.close();
  }

  private Reply get(String path, String token) {
    return web.send("GET", path, token, "");
  }

  private Reply post(String path, String token, String body) {
    return web.send("POST", path, token, body);
  }

  @Test
  void weakness1TasksAreNotForEverybody() {
    String launch =
        "{\"task_type\":\"sii.sync_documents\",\"params\":{\"company_id\":\"%s\"}}"
            .formatted(web.bakery);
    String member = web.user(RunningWeb.OWNER);
    for (String token : List.of("", member, web.tokens.key("anon"))) {
      int refused = token.equals(member) ? 403 : 401;
      assertThat(post("/api/celery/tasks/launch", token, launch).status()).isEqualTo(refused);
      assertThat(get("/api/celery/tasks/some-id", token).status()).isEqualTo(refused);
      assertThat(get("/api/celery/tasks", token).status()).isEqualTo(refused);
    }
    assertThat(post("/api/celery/tasks/launch", RunningWeb.SERVICE, launch).status())
        .isEqualTo(200);
  }

  @Test
  void weakness2NobodyMakesHimselfAMember() {
    String stranger = UUID.randomUUID().toString();
    String me = "{\"user_id\":\"%s\",\"role\":\"owner\"}".formatted(stranger);
    String members = "/api/v1/companies/" + web.bakery + "/members";

    assertThat(post(members, web.user(stranger), me).status()).isEqualTo(404);
    assertThat(post(members, web.user(RunningWeb.FOREIGNER), me).status()).isEqualTo(404);
    String more = "{\"user_id\":\"%s\",\"role\":\"owner\"}".formatted(RunningWeb.MEMBER);
    assertThat(post(members, web.user(RunningWeb.MEMBER), more).status()).isEqualTo(403);
    assertThat(get("/api/v1/companies/" + web.bakery, web.user(stranger)).status()).isEqualTo(404);
    assertThat(post(members, web.user(RunningWeb.OWNER), me).status()).isEqualTo(201);
    assertThat(get("/api/v1/companies/" + web.bakery, web.user(stranger)).status()).isEqualTo(200);
    String own = members + "/" + stranger;
    assertThat(web.send("DELETE", own, web.user(RunningWeb.FOREIGNER), "").status()).isEqualTo(404);
    assertThat(web.send("DELETE", own, web.user(RunningWeb.OWNER), "").status()).isEqualTo(204);
    assertThat(get("/api/v1/companies/" + web.bakery, web.user(stranger)).status()).isEqualTo(404);
  }

  @Test
  void weakness3ARutJoinsNobodyToACompany() {
    String company = "{\"rut\":\"76.192.083-9\",\"name\":\"Mine\"}";

    assertThat(post("/api/v1/companies", web.user(RunningWeb.FOREIGNER), company).status())
        .isEqualTo(403);
    assertThat(post("/api/v1/companies", RunningWeb.OPERATOR, company).status()).isEqualTo(409);
    assertThat(get("/api/v1/me", web.user(RunningWeb.FOREIGNER)).body()).doesNotContain(web.bakery);
  }

  @Test
  void weakness4And5ACompanyIsForItsMembersAndWhatTheClientWritesDoesNotCount() {
    String foreign = "/api/v1/companies/" + web.bakery;
    String nowhere = "/api/v1/companies/" + UUID.randomUUID();
    Reply real = get(foreign, web.user(RunningWeb.FOREIGNER));
    Reply made = get(nowhere, web.user(RunningWeb.FOREIGNER));
    assertThat(real.status()).isEqualTo(made.status()).isEqualTo(404);
    assertThat(real.json().path("detail")).isEqualTo(made.json().path("detail"));

    String sly =
        web.tokens.user(
            RunningWeb.FOREIGNER,
            Map.of("user_metadata", Map.of("company_id", web.bakery, "fizko_role", "operator")));
    assertThat(get(foreign, sly).status()).isEqualTo(404);
    assertThat(get("/api/v1/companies", sly).body())
        .contains(web.school)
        .doesNotContain(web.bakery);
    assertThat(get("/api/v1/companies", web.user(RunningWeb.ACCOUNTANT)).body())
        .contains(web.school, web.bakery);
  }

  @Test
  void weakness7TokensAreCheckedWholly() {
    Map<String, Map<String, Object>> bad =
        Map.of(
            "another issuer", Map.of("iss", "https://other.supabase.co/auth/v1"),
            "another audience", Map.of("aud", "anon"),
            "anonymous", Map.of("is_anonymous", true),
            "expired", Map.of("exp", Tokens.now() - 31),
            "not yet good", Map.of("nbf", Tokens.now() + 60));
    bad.forEach(
        (what, claims) ->
            assertThat(get("/api/v1/me", web.tokens.user(RunningWeb.OWNER, claims)).status())
                .as(what)
                .isEqualTo(401));
    assertThat(get("/api/v1/me", web.user(RunningWeb.OWNER)).json().path("role").asString())
        .isEqualTo("member");
  }

  @Test
  void weakness7CorsNamesItsOriginsAndTakesNoCookies() {
    for (String origin : List.of("https://evil.example", "null")) {
      Reply reply = web.send("GET", "/api/v1/me", RunningWeb.OPERATOR, "", "Origin", origin);
      assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }
    Reply ours =
        web.send("GET", "/api/v1/me", RunningWeb.OPERATOR, "", "Origin", "https://app.example.cl");
    assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.cl");
    assertThat(ours.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void whatWasChangedAndByWhomIsOnRecord() {
    post("/api/v1/queues/walk/nothing", RunningWeb.OPERATOR, "{}");
    post("/api/v1/companies", RunningWeb.OPERATOR, "{}");
    post("/api/v1/companies", web.user(RunningWeb.FOREIGNER), "{}");
    post("/api/v1/companies", "wrong", "{}");

    String path = "/api/v1/audit?action=POST%20%2Fapi%2Fv1%2Fcompanies&limit=2";
    Reply page = get(path, RunningWeb.OPERATOR);
    assertThat(page.json().path("items").size()).isEqualTo(2);
    assertThat(page.json().path("items").path(0).path("actor").asString())
        .isEqualTo("user-" + RunningWeb.FOREIGNER);
    assertThat(page.json().path("items").path(0).path("status").asInt()).isEqualTo(403);
    assertThat(page.json().path("items").path(1).path("actor").asString()).isEqualTo("operator-1");
    assertThat(page.json().path("items").path(1).path("status").asInt()).isEqualTo(422);
    assertThat(page.json().path("items").path(1).path("action").asString())
        .isEqualTo("POST /api/v1/companies");
    String next = page.json().path("next").asString();
    assertThat(get(path + "&cursor=" + next, RunningWeb.OPERATOR).json().path("items").size())
        .isPositive();
    assertThat(get("/api/v1/audit?since=yesterday", RunningWeb.OPERATOR).status()).isEqualTo(422);
  }
}
