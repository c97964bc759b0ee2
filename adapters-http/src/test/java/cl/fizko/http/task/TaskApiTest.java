package cl.fizko.http.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.http.Answer;
import cl.fizko.http.RecordingBroker;
import cl.fizko.http.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskApiTest {

  private static final String COMPANY = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final Instant DONE = Instant.parse("2026-11-23T12:00:00Z");

  private final TestServer web = new TestServer();

  @AfterEach
  void end() {
    web.close();
  }

  @Test
  void aLaunchSendsTheTaskToItsQueueWithDefaultsFilledIn() {
    Answer answer =
        web.launch(
            """
            {"task_type":"sii.sync_documents","params":{"company_id":"%s","months":3}}"""
                .formatted(COMPANY));

    assertThat(answer.status()).isEqualTo(200);
    RecordingBroker.Published sent = web.broker.published.getFirst();
    assertThat(sent.queue().value()).isEqualTo("low");
    assertThat(sent.task().arguments().named())
        .isEqualTo(Map.of("company_id", COMPANY, "months", 3, "month_offset", 0));
    assertThat(answer.object())
        .containsExactly(
            Map.entry("success", true),
            Map.entry("task_id", sent.task().id().value()),
            Map.entry("task_type", "sii.sync_documents"),
            Map.entry("status", "PENDING"),
            Map.entry("message", "Task sii.sync_documents sent"));
  }

  @Test
  void paramsMayBeLeftOutAndUnknownFieldsOfTheRequestDoNotMatter() {
    assertThat(web.launch("{\"task_type\":\"sii.sync_f29_all_companies\"}").status())
        .isEqualTo(200);
    assertThat(
            web.launch("{\"task_type\":\"sii.sync_f29_all_companies\",\"params\":null,\"user\":1}")
                .status())
        .isEqualTo(200);
    assertThat(web.broker.published).hasSize(2);
  }

  @Test
  void everythingThatIsWrongWithALaunchIsToldAtOnce() {
    Answer answer =
        web.launch(
            """
            {"task_type":"form29.generate_draft_for_company",
             "params":{"company_id":"x","period_month":13,"fetch_sii_proposal":true}}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.object())
        .containsEntry("status", 422)
        .containsEntry("type", "urn:fizko:problem:validation")
        .containsEntry("instance", "/api/celery/tasks/launch")
        .containsKeys("title", "detail", "request_id");
    assertThat(fields(answer))
        .containsExactlyInAnyOrder(
            "params.company_id",
            "params.period_year",
            "params.period_month",
            "params.fetch_sii_proposal");
    assertThat(web.broker.published).isEmpty();
  }

  @Test
  void aBadTypeAndBadParamsAreToldTogether() {
    assertThat(fields(web.launch("{\"task_type\":\"sii.drop_all\",\"params\":[1]}")))
        .containsExactly("task_type", "params");
    assertThat(fields(web.launch("{\"task_type\":7}"))).containsExactly("task_type");
    assertThat(fields(web.launch("{}"))).containsExactly("task_type");
    assertThat(fields(web.launch("[]"))).containsExactly("body");
    assertThat(web.broker.published).isEmpty();
  }

  @Test
  void numbersOfALaunchKeepAllTheirDigits() {
    web.launch(
        """
        {"task_type":"demo.echo","params":{"value":
          [123456789012345678901234567890, 0.10, 1e400, 9223372036854775808, null, true]}}""");

    Object value = web.broker.published.getFirst().task().arguments().named().get("value");
    assertThat(value)
        .isEqualTo(
            Arrays.asList(
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("0.10"),
                new BigDecimal("1E+400"),
                new BigInteger("9223372036854775808"),
                null,
                true));
  }

  @Test
  void theListTellsEveryTaskWithASchemaOfItsParameters() {
    Answer answer = web.get("/api/celery/tasks");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list()).hasSize(9);
    assertThat(answer.list().getFirst())
        .isEqualTo(
            Map.of(
                "task_type", "sii.sync_documents",
                "name", "sii.sync_documents",
                "description",
                    "Fetches the tax documents of a company from the SII, month by month backwards.",
                "parameters",
                    Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                            "company_id",
                                Map.of(
                                    "type", "string",
                                    "format", "uuid",
                                    "description", "a UUID as text"),
                            "months",
                                Map.of(
                                    "type", "integer",
                                    "minimum", 1,
                                    "maximum", 12,
                                    "description", "an integer from 1 to 12",
                                    "default", 1),
                            "month_offset",
                                Map.of(
                                    "type",
                                    "integer",
                                    "minimum",
                                    0,
                                    "description",
                                    "an integer of 0 or more",
                                    "default",
                                    0)),
                        "required",
                        List.of("company_id"),
                        "additionalProperties",
                        false)));
  }

  @Test
  void aTaskThatNobodyHasHeardOfIsPending() {
    assertThat(web.get("/api/celery/tasks/none").object())
        .isEqualTo(status("none", "PENDING", null, null, null, null));
  }

  @Test
  void everyStateHasItsName() {
    TaskId id = new TaskId("t1");
    Failure failure = new Failure("ValueError", "builtins", "no such rut", "Traceback…");
    Map<String, Object> type = Map.of("exc_type", "ValueError", "exc_module", "builtins");

    web.results.put(new TaskResult.Started(id, "celery@host"));
    assertThat(ofT1())
        .isEqualTo(status("t1", "STARTED", null, null, null, Map.of("hostname", "celery@host")));
    web.results.put(new TaskResult.Retrying(id, failure));
    assertThat(ofT1()).isEqualTo(status("t1", "RETRY", null, "no such rut", "Traceback…", type));
    web.results.put(new TaskResult.Failed(id, failure, DONE));
    assertThat(ofT1()).isEqualTo(status("t1", "FAILURE", null, "no such rut", "Traceback…", type));
    web.results.put(new TaskResult.Failed(id, Failure.of("KeyError", "builtins", ""), DONE));
    assertThat(ofT1()).containsEntry("error", "KeyError").containsEntry("traceback", null);
    web.results.put(new TaskResult.Revoked(id, "expired", DONE));
    assertThat(ofT1()).isEqualTo(status("t1", "REVOKED", null, "expired", null, null));
    web.results.put(new TaskResult.Running(id, new Progress(40, "reading documents")));
    assertThat(ofT1())
        .isEqualTo(
            status(
                "t1",
                "PROGRESS",
                null,
                null,
                null,
                Map.of("percent", 40, "message", "reading documents")));
    web.results.put(new TaskResult.InState(id, "PROGRESS", Map.of("done", 3)));
    assertThat(ofT1()).isEqualTo(status("t1", "PROGRESS", null, null, null, Map.of("done", 3)));
    web.results.put(new TaskResult.InState(id, "WAITING", Nothing.NOTHING));
    assertThat(ofT1()).isEqualTo(status("t1", "WAITING", null, null, null, null));
  }

  @Test
  void theStatusRouteOfTheFrontEndHasTheSameInLowerCase() {
    web.results.put(new TaskResult.Succeeded(new TaskId("t1"), Map.of("Total", 3), DONE));

    assertThat(web.get("/api/celery/tasks/t1/status").object())
        .isEqualTo(status("t1", "success", Map.of("Total", 3), null, null, null));
    assertThat(web.get("/api/celery/tasks/t2/status").object()).containsEntry("status", "pending");
  }

  @Test
  void resultsKeepTheirDigitsAndTheirText() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("companyName", "Ñandú & Cía <b>");
    value.put("folio", new BigInteger("123456789012345678901234567890"));
    value.put("rate", new BigDecimal("0.10"));
    value.put("none", null);
    value.put("nothing", Nothing.NOTHING);
    value.put("half", "\ud800");
    web.results.put(new TaskResult.Succeeded(new TaskId("t1"), value, DONE));

    assertThat(web.get("/api/celery/tasks/t1").body())
        .contains(
            "{\"companyName\":\"Ñandú & Cía <b>\",\"folio\":123456789012345678901234567890,"
                + "\"rate\":0.10,\"none\":null,\"nothing\":null,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "a/status",
        "..",
        "../../health",
        ".",
        "a b",
        "a+b",
        "%2F",
        "ñ€🙂",
        "a;b=c",
        "a?b#c",
        "a\\b",
        "a\"b\n<script>",
        "launch",
        "{id}",
        "\u0001"
      })
  void everyTaskIdWorksWhenItIsEncoded(String text) {
    web.results.put(new TaskResult.Succeeded(new TaskId(text), "found", DONE));
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    String path = "/api/celery/tasks/" + encoded.replace(".", "%2E");

    assertThat(web.get(path).object())
        .isEqualTo(status(text, "SUCCESS", "found", null, null, null));
    assertThat(web.get(path + "/status").object())
        .isEqualTo(status(text, "success", "found", null, null, null));
  }

  @Test
  void anIdThatNoTaskCanHaveIsRefused() {
    assertThat(fields(web.get("/api/celery/tasks/" + "x".repeat(1_001)))).containsExactly("id");
    assertThat(web.get("/api/celery/tasks/" + "x".repeat(1_000)).status()).isEqualTo(200);

    Answer nul = web.get("/api/celery/tasks/a%00b");
    assertThat(nul.status()).isEqualTo(400);
    assertThat(nul.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void withoutTheBrokerTheCallerIsToldToTryAgainAndNothingMore() {
    web.broker.goAway();
    web.results.goAway();

    for (Answer answer :
        List.of(
            web.launch("{\"task_type\":\"sii.sync_f29_all_companies\"}"),
            web.get("/api/celery/tasks/t1"))) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(answer.object()).containsEntry("type", "urn:fizko:problem:broker-unavailable");
      assertThat(answer.body()).doesNotContain("s3cret", "inner-host", "Exception");
    }
  }

  private Map<String, @Nullable Object> ofT1() {
    return web.get("/api/celery/tasks/t1").object();
  }

  private static List<Object> fields(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    return answer.wrongFields();
  }

  private static Map<String, @Nullable Object> status(
      String id, String state, @Nullable Object... rest) {
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put("task_id", id);
    expected.put("status", state);
    expected.put("result", rest[0]);
    expected.put("error", rest[1]);
    expected.put("traceback", rest[2]);
    expected.put("meta", rest[3]);
    return expected;
  }
}
