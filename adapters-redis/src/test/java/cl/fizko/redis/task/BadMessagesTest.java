package cl.fizko.redis.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerId;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in a queue and is no task neither hurts a worker nor gets lost. */
class BadMessagesTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final QueueName QUEUE = new QueueName("default");
  private static final WorkerId WORKER = new WorkerId("worker@test");
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private RedisCalls calls;
  private RedisTaskBroker broker;
  private RedisTaskResults results;
  private RedisDeadLetters deadLetters;
  private RedisTaskQueues queues;

  @BeforeEach
  void connect() {
    RedisConnections connections = REDIS.connect();
    calls = new RedisCalls(connections);
    broker = new RedisTaskBroker(connections, clock);
    results = new RedisTaskResults(connections);
    deadLetters = new RedisDeadLetters(connections, clock);
    queues = new RedisTaskQueues(connections);
  }

  static Stream<ArgumentSet> bad() {
    String headers = "\"headers\": {\"task\": \"demo.add\", \"id\": \"an-id\"}";
    String properties = "\"properties\": {\"delivery_info\": {}, \"body_encoding\": \"base64\"}";
    return Stream.of(
        bad("no JSON", "hello {", "no JSON"),
        bad("empty", "", "no JSON"),
        bad("bytes that are no text", new String(new char[] {0, 1, 0xff}), "no JSON"),
        bad("a list", "[1, 2]", "message is no JSON object"),
        bad("a number", "7", "message is no JSON object"),
        bad("no headers", "{\"body\": \"\"}", "headers is no JSON object"),
        bad("no properties", "{\"body\": \"\", " + headers + "}", "properties is no JSON object"),
        bad("no body", "{" + headers + ", " + properties + "}", "body is missing"),
        bad(
            "body that is no base64",
            "{\"body\": \"a\", " + headers + ", " + properties + "}",
            "base64"),
        bad(
            "body of other letters",
            "{\"body\": \"%%%\", " + headers + ", " + properties + "}",
            "no base64"),
        bad("bytes of another encoding", "\u00ff\u00fe{\u0000}\u0000", "no JSON"),
        bad(
            "body that is no JSON",
            "{\"body\": \"aGVsbG8=\", " + headers + ", " + properties + "}",
            "body is no JSON"),
        bad(
            "body that is no list",
            "{\"body\": \"e30=\", " + headers + ", " + properties + "}",
            "expected [args, kwargs, embed]"),
        bad(
            "unknown encoding",
            "{\"body\": \"\", " + headers + ", \"properties\": {\"body_encoding\": \"rot13\"}}",
            "rot13"),
        bad(
            "pickle",
            "{\"body\": \"\", \"content-type\": \"application/x-python-serialize\", "
                + headers
                + ", "
                + properties
                + "}",
            "expected application/json"),
        bad(
            "no id",
            "{\"body\": \"W1tdLHt9LHt9XQ==\", \"headers\": {\"task\": \"demo.add\"}, "
                + properties
                + "}",
            "id is missing"),
        bad(
            "unreadable eta",
            "{\"body\": \"W1tdLHt9LHt9XQ==\", \"headers\": {\"task\": \"demo.add\", \"id\": \"an-id\","
                + " \"eta\": \"tomorrow\"}, "
                + properties
                + "}",
            "eta is 'tomorrow'"),
        bad(
            "a chain",
            "{\"body\": \"W1tdLHt9LHsiY2hhaW4iOlt7fV19XQ==\", " + headers + ", " + properties + "}",
            "embed.chain"),
        bad("a time limit that is no number", with("\"timelimit\": [NaN, null]"), "NaN"),
        bad("no time limit at all", with("\"timelimit\": [Infinity, null]"), "Infinity"),
        bad(
            "a place that is no number",
            with("\"group\": \"a-group\", \"group_index\": NaN"),
            "NaN"),
        bad("a place far off", with("\"group\": \"a-group\", \"group_index\": 1e30"), "asInt"),
        bad("a callback in no queue", linking("\"queue\": \"a\\nb\""), "embed.callbacks: queue"),
        bad(
            "a callback of a long name",
            linking("\"task_id\": \"" + "x".repeat(1_001) + "\""),
            "embed.callbacks: task id"),
        bad("deep nesting", "[".repeat(5_000) + "]".repeat(5_000), "message"));
  }

  private static String with(String header) {
    return message(header, "[[], {}, {}]");
  }

  private static String linking(String option) {
    String callback = "{\"task\": \"demo.add\", \"options\": {" + option + "}}";
    return message("\"retries\": 0", "[[], {}, {\"callbacks\": [" + callback + "]}]");
  }

  private static String message(String header, String body) {
    return "{\"body\": \""
        + Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))
        + "\", \"headers\": {\"task\": \"demo.add\", \"id\": \"an-id\", "
        + header
        + "}, \"properties\": {\"delivery_info\": {}, \"body_encoding\": \"base64\"}}";
  }

  private static ArgumentSet bad(String name, String raw, String reason) {
    return org.junit.jupiter.params.provider.Arguments.argumentSet(name, raw, reason);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadMessageGoesToTheDeadLettersByteByByte(String text, String reason) {
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    push(raw);
    Task good = Task.of(new TaskName("demo.add"), Arguments.NONE);
    broker.publish(QUEUE, List.of(good));

    List<Delivery> taken = broker.reserve(WORKER, List.of(QUEUE), 10, LEASE);
    assertThat(taken).hasSize(2);
    Unreadable unreadable = (Unreadable) taken.getFirst();
    assertThat(unreadable.reason()).contains(reason);
    assertThat(((Reserved) taken.get(1)).task()).isEqualTo(good);

    Failure cause = Failure.of("UnreadableMessage", "fizko", unreadable.reason());
    assertThat(broker.settle(unreadable, new Outcome.DeadLettered(cause)))
        .isEqualTo(Settlement.SETTLED);
    DeadLetter letter = deadLetters.newest(DeadLetterFilter.ALL, 1).getFirst();
    assertThat(letter.raw().bytes()).isEqualTo(raw);
    assertThat(letter.reason()).contains(reason);
    assertThat(letter.queue()).isEqualTo(QUEUE);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadMessageWhoseWorkerIsLostComesBackAsItWas(String text, String reason) {
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    push(raw);
    broker.reserve(WORKER, List.of(QUEUE), 10, LEASE);
    clock.step(LEASE);
    assertThat(broker.reclaim(10)).isEqualTo(1);
    assertThat(queues.depth(QUEUE).ready()).isEqualTo(1);
    Delivery again = broker.reserve(WORKER, List.of(QUEUE), 10, LEASE).getFirst();
    assertThat(again).isInstanceOf(Unreadable.class);
  }

  @Test
  void whoWaitsForABadMessageWithAnIdLearnsThatItFailed() {
    push(
        Bytes.of(
            "{\"body\": \"a\", \"headers\": {\"task\": \"demo.add\", \"id\": \"an-id\"},"
                + " \"properties\": {\"body_encoding\": \"base64\"}}"));
    Delivery bad = broker.reserve(WORKER, List.of(QUEUE), 1, LEASE).getFirst();
    Failure cause = Failure.of("UnreadableMessage", "fizko", "no base64");
    broker.settle(bad, new Outcome.DeadLettered(cause));
    assertThat(results.find(new TaskId("an-id")))
        .contains(new TaskResult.Failed(new TaskId("an-id"), cause, clock.instant()));
  }

  @Test
  void whatACeleryWorkerTookFromNoQueueHoldsUpNothing() {
    takenByCelery("1", "a\\nb");
    takenByCelery("2", "default");
    clock.step(Duration.ofDays(1));
    assertThat(broker.reclaim(10)).isEqualTo(2);
    assertThat(queues.depth(QUEUE).ready()).isEqualTo(1);
    assertThat((long) calls.call(redis -> redis.llen(Bytes.of("a\nb")))).isEqualTo(1);
  }

  private void takenByCelery(String tag, String routingKey) {
    String value = "[" + with("\"retries\": 0") + ", \"\", \"" + routingKey + "\"]";
    double now = clock.instant().getEpochSecond();
    calls.call(redis -> redis.hset(Bytes.of("unacked"), Bytes.of(tag), Bytes.of(value)));
    calls.call(redis -> redis.zadd(Bytes.of("unacked_index"), now, Bytes.of(tag)));
  }

  @Test
  void noCeleryWorkerMeetsWhatItCouldNotRestore() {
    push(Bytes.of("hello {"));
    push(Bytes.of("[1, 2]"));
    broker.reserve(WORKER, List.of(QUEUE), 10, LEASE);
    Keys keys = new Keys("", "");
    assertThat((long) calls.call(redis -> redis.hlen(keys.unacked()))).isZero();
    assertThat((long) calls.call(redis -> redis.hlen(keys.unreadable()))).isEqualTo(2);
  }

  @Test
  void aMessageOfTwoMegabytesIsATaskLikeAnyOther() {
    String large = "ñ".repeat(1_000_000);
    Task task = Task.of(new TaskName("demo.echo"), Arguments.named(Map.of("text", large)));
    broker.publish(QUEUE, List.of(task));
    Reserved reserved = (Reserved) broker.reserve(WORKER, List.of(QUEUE), 1, LEASE).getFirst();
    assertThat(reserved.task()).isEqualTo(task);
    assertThat(broker.settle(reserved, Outcome.succeeded(large))).isEqualTo(Settlement.SETTLED);
    assertThat(results.find(task.id())).isPresent();
  }

  @Test
  void anIdMayBeAnyText() {
    for (String id : List.of("1", "order 7/ñ", "a\nb", "\"", "x".repeat(1_000))) {
      Task task =
          new Task(
              new TaskId(id),
              new TaskName("demo.add"),
              Arguments.NONE,
              cl.fizko.core.task.TaskOptions.DEFAULT);
      broker.publish(QUEUE, List.of(task));
      Reserved reserved = (Reserved) broker.reserve(WORKER, List.of(QUEUE), 1, LEASE).getFirst();
      broker.settle(reserved, Outcome.succeeded(id));
      assertThat(results.find(new TaskId(id)))
          .contains(new TaskResult.Succeeded(new TaskId(id), id, clock.instant()));
    }
  }

  private void push(byte[] raw) {
    calls.call(redis -> redis.lpush(Bytes.of(QUEUE.value()), raw));
  }
}
