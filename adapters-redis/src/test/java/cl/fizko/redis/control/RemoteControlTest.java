package cl.fizko.redis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.TestRedis;
import cl.fizko.redis.task.Bytes;
import cl.fizko.redis.task.RedisRevocations;
import cl.fizko.redis.task.Vectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is meant, what is refused, and what is survived. */
@Timeout(60)
class RemoteControlTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T13:08:45Z"));
  private final RedisConnections connections = REDIS.connect();
  private final Inspector inspector = new Inspector(connections);
  private final List<ControlledWorker> workers = new ArrayList<>();

  @AfterEach
  void end() {
    workers.forEach(ControlledWorker::close);
  }

  private ControlledWorker worker(String name) {
    ControlledWorker worker = new ControlledWorker(connections, name, clock).start();
    workers.add(worker);
    inspector.awaitHearing(workers.size());
    return worker;
  }

  @Test
  void allWorkersAnswer() {
    worker("one@example");
    worker("two@example");
    assertThat(inspector.ask(ping(), 2))
        .extracting(answer -> answer.path("body").propertyNames().iterator().next())
        .containsExactlyInAnyOrder("one@example", "two@example");
  }

  @ParameterizedTest
  @CsvSource({
    "glob, two@*",
    "glob, '[!o]*'",
    "pcre, t.o",
    "pcre, .*@example(?<!one@example)$",
  })
  void aPatternChoosesWorkers(String matcher, String pattern) {
    worker("one@example");
    worker("two@example");
    ObjectNode ping = ping();
    body(ping).put("pattern", pattern).put("matcher", matcher);
    assertOnlyTwoAnswers(ping);
  }

  @Test
  void aDestinationChoosesWorkers() {
    worker("one@example");
    worker("two@example");
    ObjectNode ping = ping();
    body(ping).putArray("destination").add("two@example").add("three@example");
    assertOnlyTwoAnswers(ping);
  }

  /** The ping that follows is answered by both, and by one only once. */
  private void assertOnlyTwoAnswers(ObjectNode ping) {
    ObjectNode first = inspector.ask(ping);
    assertThat(first.path("body").propertyNames()).containsExactly("two@example");
    assertThat(inspector.ask(ping(), 2)).hasSize(2);
  }

  @Test
  void whatHasExpiredIsNotHeard() {
    ControlledWorker worker = worker("one@example");
    ObjectNode late = command("pool_grow");
    headers(late).put("expires", clock.instant().getEpochSecond() - 0.5);
    inspector.publish(Trees.closed(late));
    inspector.ask(ping());
    assertThat(worker.control().concurrency()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope | {} | KeyError('nope')",
        "revoke | {} | TypeError(\"revoke() missing 1 required positional argument: 'task_id'\")",
        "revoke | {\"task_id\": [7]} | ValueError('task_id must be a text or a list of texts')",
        "pool_grow | {\"n\": -1} | ValueError('n must be a whole number from 0 to 10000')",
        "pool_grow | {\"n\": 1e300} | ValueError('n must be a whole number from 0 to 10000')",
        "time_limit | {\"task_name\": \"demo.add\", \"soft\": NaN} |"
            + " ValueError('soft must be a number')",
        "time_limit | {\"task_name\": \"demo.add\", \"hard\": -1} |"
            + " ValueError('hard must be from 0 to 31536000')",
        "time_limit | {\"task_name\": \"nope\"} | unknown task",
        "add_consumer | {\"queue\": \"\"} |"
            + " ValueError('queue name is empty; expected 1 to 255 characters')",
        "cancel_consumer | {\"queue\": \"celery\"} |"
            + " celery is the last queue of this worker, and stays",
      })
  void whatCannotBeDoneIsAnsweredWithTheReason(String method, String arguments, String error) {
    worker("one@example");
    ObjectNode command = command(method);
    body(command).set("arguments", Trees.python(arguments));
    JsonNode answer = inspector.ask(command).path("body").path("one@example");
    assertThat(answer.path("error").stringValue()).isEqualTo(error);
  }

  @Test
  void garbageIsSurvived() {
    worker("one@example");
    byte[] good = Trees.closed(ping());
    Random random = new Random(20_261_123);
    List<byte[]> garbage = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"headers\": {}}",
            "{\"headers\": 1, \"body\": \"e30=\"}",
            "{\"headers\": {}, \"body\": \"***\", \"properties\": {\"body_encoding\": \"base64\"}}",
            "{\"headers\": {}, \"body\": \"{}\"}",
            "{\"headers\": {}, \"body\": \"[1]\"}",
            "{\"headers\": {\"clock\": {}, \"expires\": []}, \"body\": \"{\\\"method\\\": 1}\"}",
            "[".repeat(100_000))) {
      garbage.add(Bytes.of(text));
    }
    for (int i = 0; i < 300; i++) {
      byte[] damaged = good.clone();
      for (int j = 0; j < 1 + i % 5; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      garbage.add(damaged);
    }
    garbage.forEach(inspector::publish);
    assertStillAnswers();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"arguments\" | [1]",
        "\"destination\" | {\"a\": 1}",
        "\"reply_to\" | \"text\"",
        "\"reply_to\" | {\"exchange\": 1, \"routing_key\": []}",
        "\"ticket\" | {\"a\": [null]}",
        "\"method\" | \"\\u0000\\n\"",
      })
  void fieldsOfTheWrongKindAreSurvived(String field, String value) {
    worker("one@example");
    ObjectNode odd = ping();
    body(odd).set(field.replace("\"", ""), Vectors.tree(value));
    inspector.publish(Trees.closed(odd));
    assertStillAnswers();
  }

  @ParameterizedTest
  @CsvSource({"pcre, (", "pcre, (a*)*\\1+$", "pcre, (.*)*x", "nope, one*", "glob, '[z-a]'"})
  void patternsThatAreNoneOrTakeForEverAreSurvived(String matcher, String pattern) {
    worker("one" + "a".repeat(200) + "@example");
    ObjectNode odd = ping();
    body(odd).put("pattern", pattern).put("matcher", matcher);
    inspector.publish(Trees.closed(odd));
    assertStillAnswers();
  }

  private void assertStillAnswers() {
    JsonNode answer = inspector.ask(ping()).path("body");
    assertThat(answer.iterator().next()).hasToString("{\"ok\":\"pong\"}");
  }

  @Test
  void whoRevokesByBroadcastReachesWorkersThatStartLater() {
    worker("one@example");
    inspector.ask(command("revoke"));
    RedisRevocations store = new RedisRevocations(connections, clock);
    assertThat(store.since(Instant.EPOCH))
        .extracting(Revocation::id)
        .containsExactly(new TaskId("f6dd530b-54f0-49c8-9f70-c079ce4275df"));
    assertThat(revoked(worker("two@example")))
        .containsExactly("f6dd530b-54f0-49c8-9f70-c079ce4275df");
  }

  @Test
  void whatOnlySomeWorkersAreToldIsNotKeptForOthers() {
    ControlledWorker one = worker("one@example");
    ObjectNode directed = command("revoke");
    body(directed).putArray("destination").add("one@example");
    inspector.ask(directed);
    assertThat(revoked(one)).hasSize(1);
    assertThat(new RedisRevocations(connections, clock).since(Instant.EPOCH)).isEmpty();
  }

  @Test
  void ourRevocationsAreBroadcast() {
    ControlledWorker one = worker("one@example");
    new CeleryRevocations(connections, one.node(), clock)
        .revoke(List.of(new TaskId("some-id")), false);
    await().until(() -> revoked(one).contains("some-id"));
  }

  @Test
  void aWorkerThatStartsLearnsFromThoseThatRun() {
    ControlledWorker one = worker("one@example");
    one.control().revoke(List.of(new TaskId("of-old")), false);
    one.node().clock().adjust(1_000);
    ControlledWorker two = worker("two@example");
    await().until(() -> revoked(two).contains("of-old"));
    assertThat(two.node().clock().value()).isGreaterThan(1_000);
  }

  @Test
  void aWorkerThatEndsIsForgotten() {
    ControlledWorker one = worker("one@example");
    byte[] bindings = Bytes.of("_kombu.binding.celery.pidbox");
    String member = "\u0006\u0016\u0006\u0016one@example.celery.pidbox";
    inspector.ask(ping());
    assertThat(members(bindings)).containsExactly(member);
    one.close();
    inspector.awaitHearing(0);
    assertThat(members(bindings)).isEmpty();
  }

  private List<String> members(byte[] key) {
    return new RedisCalls(connections)
        .call(redis -> redis.smembers(key)).stream().map(Bytes::text).toList();
  }

  @Test
  void thePrefixStandsBeforeAllThatCelerysPrefixStandsBefore() {
    RedisSettings plain = connections.settings();
    RedisConnections prefixed =
        REDIS.connect(
            new RedisSettings(
                plain.url(),
                "fizko:",
                plain.commandTimeout(),
                plain.resultTtl(),
                plain.visibilityTimeout(),
                "test"));
    Inspector other = new Inspector(prefixed);
    try (ControlledWorker worker = new ControlledWorker(prefixed, "one@example", clock).start()) {
      other.awaitHearing(1);
      assertThat(other.ask(ping()).path("body").path("one@example").path("ok").stringValue())
          .isEqualTo("pong");
      assertThat(members(Bytes.of("fizko:_kombu.binding.celery.pidbox"))).hasSize(1);
      assertThat(inspector.publish(Trees.closed(ping()))).isZero();
      assertThat(worker.control().active()).isEmpty();
    }
  }

  private static List<String> revoked(ControlledWorker worker) {
    return worker.control().revocations().stream().map(each -> each.id().value()).toList();
  }

  private ObjectNode ping() {
    return command("ping");
  }

  /** A broadcast as Celery's command line sends it, with the arguments of the vector if any. */
  private ObjectNode command(String method) {
    String vector = method.equals("revoke") || method.equals("pool_grow") ? method : "ping";
    ObjectNode broadcast = Trees.opened(Vectors.raw(Vectors.read("pidbox/" + vector)).getFirst());
    headers(broadcast).put("expires", clock.instant().getEpochSecond() + 1.0);
    body(broadcast).put("method", method);
    return broadcast;
  }

  private static ObjectNode body(ObjectNode broadcast) {
    return (ObjectNode) broadcast.path("body");
  }

  private static ObjectNode headers(ObjectNode broadcast) {
    return (ObjectNode) broadcast.path("headers");
  }
}
