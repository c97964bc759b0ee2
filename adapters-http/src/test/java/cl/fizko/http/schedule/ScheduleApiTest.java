package cl.fizko.http.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.desk.Entry;
import cl.fizko.core.task.QueueName;
import cl.fizko.http.Answer;
import cl.fizko.http.RecordingBroker;
import cl.fizko.http.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleApiTest {

  private static final String PATH = "/api/v1/schedules";
  private static final String DRAFTS =
      """
      {"name": "drafts", "task": "sii.sync_documents", "crontab": "0 2 1 * *",
       "timezone": "America/Santiago", "kwargs": {"months": 2}}""";

  private final TestServer web = new TestServer();

  @AfterEach
  void end() {
    web.close();
  }

  private Answer call(String method, String path, String body) {
    return web.send(
        web.request(path)
            .header("Authorization", "Bearer " + TestServer.OPERATOR)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private Answer call(String method, String path) {
    return web.send(
        web.request(path)
            .header("Authorization", "Bearer " + TestServer.OPERATOR)
            .method(method, BodyPublishers.noBody()));
  }

  @Test
  void aScheduleIsCreatedShownChangedSwitchedRunAndDeleted() {
    Answer created = call("POST", PATH, DRAFTS);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.object())
        .containsEntry("id", 1)
        .containsEntry("crontab", "0 2 1 * *")
        .containsEntry("kwargs", Map.of("months", 2))
        .containsEntry("enabled", true);
    assertThat(words(created.object()))
        .containsEntry("en", "At 02:00, on day 1 of the month, America/Santiago time")
        .containsEntry("es", "A las 02:00, el día 1 del mes, hora de America/Santiago");
    assertThat((List<?>) created.object().get("next"))
        .hasSize(3)
        .allSatisfy(time -> assertThat(time.toString()).contains("-01T02:00").contains("-0"));
    assertThat(call("GET", PATH + "/drafts").object()).isEqualTo(created.object());

    Answer changed = call("PATCH", PATH + "/1", "{\"priority\": 6, \"kwargs\": null}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.object())
        .containsEntry("priority", 6)
        .containsEntry("kwargs", Map.of())
        .containsEntry("crontab", "0 2 1 * *");

    assertThat(call("POST", PATH + "/drafts/disable").object())
        .containsEntry("enabled", false)
        .containsEntry("next", List.of());
    assertThat(call("POST", PATH + "/drafts/enable").object()).containsEntry("enabled", true);

    Answer sent = call("POST", PATH + "/drafts/run");
    assertThat(sent.status()).isEqualTo(202);
    RecordingBroker.Published published = web.broker.published.getFirst();
    assertThat(published.queue()).isEqualTo(new QueueName("low"));
    assertThat(published.task().options().priority()).isEqualTo(6);
    assertThat(sent.object()).containsEntry("task_id", published.task().id().value());

    assertThat(call("DELETE", PATH + "/drafts").status()).isEqualTo(204);
    assertThat(call("GET", PATH + "/drafts").status()).isEqualTo(404);
    assertThat(actions("/api/v1/schedule-changes"))
        .containsExactly("delete", "run", "enable", "disable", "change", "create");
    assertThat(actions(PATH + "/drafts/changes")).hasSize(6);
    assertThat(actions("/api/v1/schedule-changes?limit=1")).containsExactly("delete");
  }

  private List<Object> actions(String path) {
    List<?> changes = Objects.requireNonNull((List<?>) call("GET", path).object().get("items"));
    assertThat(changes)
        .allSatisfy(change -> assertThat(((Map<?, ?>) change).get("by")).isEqualTo("api:ana"));
    return changes.stream().<Object>map(change -> ((Map<?, ?>) change).get("action")).toList();
  }

  private static Map<String, String> words(Map<String, @Nullable Object> shown) {
    Map<String, String> words = new HashMap<>();
    Objects.requireNonNull((Map<?, ?>) shown.get("words"))
        .forEach((code, said) -> words.put("" + code, "" + said));
    return words;
  }

  @Test
  void theListComesInPages() {
    for (int i = 0; i < 5; i++) {
      call("POST", PATH, DRAFTS.replace("drafts", "drafts " + i));
    }

    Map<String, @Nullable Object> first = call("GET", PATH + "?limit=3").object();
    assertThat((List<?>) first.get("items")).hasSize(3);
    Map<String, @Nullable Object> rest =
        call("GET", PATH + "?limit=3&cursor=" + first.get("next")).object();
    assertThat((List<?>) rest.get("items")).hasSize(2);
    assertThat(rest).doesNotContainKey("next");
  }

  @Test
  void aRowThatCannotBeReadIsListedWithItsReason() {
    web.schedules.put(
        new Entry(
            new PeriodicTaskId(7),
            new Entry.Illegible("bad", true, "sii.sync", "minute is '99'; expected 0-59"),
            PeriodicTask.UNSET,
            0,
            Optional.empty(),
            Optional.empty()));

    assertThat(call("GET", PATH + "/bad").object())
        .containsEntry("set_aside", "minute is '99'; expected 0-59")
        .containsEntry("name", "bad");
    assertThat(call("POST", PATH + "/bad/enable").status()).isEqualTo(422);
    assertThat(call("POST", PATH + "/bad/disable").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"crontab\": \"99 * * * *\"}|crontab",
        "{\"timezone\": \"Mars/X\"}|timezone",
        "{\"args\": {}}|args",
        "{\"kwargs\": []}|kwargs",
        "{\"task\": \"sii.unknown\"}|task",
        "{\"priority\": 10}|priority",
        "{\"nonsense\": 1}|nonsense",
      })
  void aWrongFieldIsNamedAndNothingIsDone(String body, String field) {
    call("POST", PATH, DRAFTS);

    Answer refused = call("PATCH", PATH + "/drafts", body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrongFields()).containsExactly(field);
    assertThat(refused.body()).contains("expected");
    assertThat(actions("/api/v1/schedule-changes")).containsExactly("create");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThat(call("POST", PATH, "{}").wrongFields()).containsExactly("crontab", "name", "task");
    assertThat(call("POST", PATH, "[]").wrongFields()).containsExactly("body");
    assertThat(call("GET", PATH + "?limit=0&after=x&cursor=eA").wrongFields())
        .containsExactly("after", "limit");
    for (String nonsense : List.of("LTE", "MA", "OTk5OTk5OTk5OTk5OTk5OTk5OTk", "%00")) {
      assertThat(call("GET", PATH + "?cursor=" + nonsense).wrongFields()).containsExactly("cursor");
    }
    assertThat(call("GET", PATH + "?limit=1001").wrongFields()).containsExactly("limit");
  }

  @Test
  void aScheduleIsPreviewedInPlainWords() {
    Answer preview = call("POST", PATH + "/preview", "{\"crontab\": \"*/15 8-18 * * mon-fri\"}");
    assertThat(preview.status()).isEqualTo(200);
    assertThat(words(preview.object()))
        .containsEntry(
            "en",
            "Every 15 minutes of the hours 8 to 18, on Monday to Friday, America/Santiago time");
    assertThat((List<?>) preview.object().get("next")).hasSize(5);
    assertThat(call("POST", PATH + "/preview", "{\"crontab\": \"*\"}").wrongFields())
        .containsExactly("crontab");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (Answer answer :
        List.of(
            call("GET", PATH + "/nobody"),
            call("PATCH", PATH + "/nobody", "{}"),
            call("DELETE", PATH + "/nobody"),
            call("POST", PATH + "/nobody/run"),
            call("POST", PATH + "/nobody/enable"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("There is no schedule 'nobody'.");
    }
  }

  @Test
  void aTaskThatCannotBeSentIsNotNotedAsSent() {
    call("POST", PATH, DRAFTS);
    web.broker.goAway();

    assertThat(call("POST", PATH + "/drafts/run").status()).isEqualTo(503);
    assertThat(actions("/api/v1/schedule-changes")).containsExactly("create");
  }
}
