package cl.fizko.redis.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.canvas.Publication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of Celery 5.2.6, 5.5.3 and 5.6.3, read and written. */
class MessageVectorsTest {

  private static final QueueName CELERY = new QueueName("celery");

  private final CeleryJson json = new CeleryJson();
  private final MessageReader reader = new MessageReader(json);
  private final MessageWriter writer =
      new MessageWriter(json, "fizko", () -> Instant.ofEpochSecond(1_700_000_000));

  static Stream<Path> all() {
    return Stream.of("messages", "celery-5.5.3", "celery-5.6.3")
        .flatMap(folder -> Vectors.files(folder).stream());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyCapturedMessageIsReadAndLosesNothing(Path file) throws Exception {
    for (String raw : messages(file)) {
      JsonNode body = body(raw);
      if (!body.has("task") && !Vectors.tree(raw).path("headers").has("task")) {
        continue; // A broadcast or an event, captured along the way.
      }
      Task task = reader.read(raw.getBytes(StandardCharsets.UTF_8)).task();
      JsonNode rewritten = body(new String(writer.write(CELERY, task), StandardCharsets.UTF_8));
      assertThat(rewritten.path(0)).isEqualTo(body.isArray() ? body.path(0) : body.path("args"));
      assertThat(rewritten.path(1)).isEqualTo(body.isArray() ? body.path(1) : body.path("kwargs"));
      JsonNode embed = body.isArray() ? body.path(2) : body;
      for (String part : List.of("callbacks", "errbacks", "chain", "chord")) {
        assertThat(normal(rewritten.path(2).path(part)))
            .as(part)
            .isEqualTo(normal(embed.path(part)));
      }
    }
  }

  /**
   * A canvas as everybody reads it the same: nothing for null and the empty list, and without what
   * Celery writes beside the id of a chord's header.
   */
  private JsonNode normal(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = json.array();
      node.forEach(each -> list.add(normal(each)));
      return list.isEmpty() ? json.tree(null) : list;
    }
    if (!node.isObject()) {
      return node.isMissingNode() ? json.tree(null) : node;
    }
    ObjectNode copy = json.object();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = normal(field.getValue());
      if (field.getKey().equals("header")) {
        JsonNode tasks = value.isArray() ? value : value.path("kwargs").path("tasks");
        copy.set("header", tasks);
      } else if (!value.isNull() && !(value.isObject() && value.isEmpty())) {
        copy.set(field.getKey(), value);
      }
    }
    return copy;
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "celery-5.5.3"})
  void whatWeWriteHasTheFieldsThatCeleryWrites(String version) {
    JsonNode captured =
        Vectors.tree(Vectors.raw(Vectors.read(version + "/simple-args")).getFirst());
    TaskId id = new TaskId(captured.path("headers").path("id").stringValue());
    Task task = new Task(id, new TaskName("demo.add"), Arguments.of(2, 3), TaskOptions.DEFAULT);
    JsonNode written = json.read(writer.write(CELERY, task));
    assertThat(body(written.toString())).isEqualTo(body(captured.toString()));
    assertThat(without(written.path("headers"), "origin"))
        .isEqualTo(
            without(
                captured.path("headers"),
                "origin",
                "argsrepr",
                "kwargsrepr",
                "replaced_task_nesting",
                "stamped_headers",
                "stamps"));
    assertThat(without(written.path("properties"), "delivery_tag", "reply_to", "timestamp"))
        .isEqualTo(without(captured.path("properties"), "delivery_tag", "reply_to"));
    assertThat(written.path("properties").path("timestamp").longValue()).isEqualTo(1_700_000_000);
    assertThat(written.path("properties").path("delivery_tag").stringValue()).isNotEmpty();
    for (String field : List.of("content-type", "content-encoding")) {
      assertThat(written.path(field)).isEqualTo(captured.path(field));
    }
  }

  /** What the Python beat sends, and a worker may ask of its message. */
  @Test
  void whatAScheduleSendsNamesIt() {
    JsonNode captured = Vectors.tree(Vectors.raw(Vectors.read("beat/published-messages")).get(1));
    TaskId id = new TaskId(captured.path("headers").path("id").stringValue());
    Task task =
        new Task(
            id,
            new TaskName("demo.tick"),
            new Arguments(List.of(), Map.of("n", 1)),
            TaskOptions.DEFAULT);
    JsonNode written = json.read(writer.write(new Publication(CELERY, task, "one off")));
    assertThat(without(written.path("properties"), "delivery_tag", "reply_to", "timestamp"))
        .isEqualTo(without(captured.path("properties"), "delivery_tag", "reply_to"));
    assertThat(body(written.toString())).isEqualTo(body(captured.toString()));
  }

  @Test
  void timesAreWrittenWithSixDigitsAndAnOffsetWithAColon() {
    Task task =
        Task.of(new TaskName("demo.add"), Arguments.NONE)
            .with(
                TaskOptions.DEFAULT
                    .withNotBefore(Instant.parse("2026-11-23T10:10:50.123456789Z"))
                    .withExpires(Instant.parse("2026-11-23T10:11:00Z")));
    JsonNode headers = json.read(writer.write(CELERY, task)).path("headers");
    assertThat(headers.path("eta").stringValue()).isEqualTo("2026-11-23T10:10:50.123456+00:00");
    assertThat(headers.path("expires").stringValue()).isEqualTo("2026-11-23T10:11:00.000000+00:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T10:10:50.786856-03:00",
        "2026-11-23T13:10:50.786856+00:00",
        "2026-11-23T13:10:50.786856Z",
        "2026-11-23T13:10:50.786856",
        "2026-11-23 13:10:50.786856",
        "2026-11-23T10:10:50.786856-0300",
        "2026-11-23T13:10:50.786856000+00:00"
      })
  void timesAreReadInEveryFormThatIsInUse(String text) throws Exception {
    assertThat(CeleryTime.read("eta", text))
        .isEqualTo(Instant.parse("2026-11-23T13:10:50.786856Z"));
  }

  @Test
  void optionsAreReadWhereCeleryWritesThem() throws Exception {
    Task task = one("celery-5.5.3/retry-republication", 1);
    TaskOptions options = task.options();
    assertThat(options.retries()).isEqualTo(1);
    assertThat(options.priority()).isEqualTo(3);
    assertThat(options.headers()).isEqualTo(Map.of("tenant", "acme"));
    assertThat(options.limits().hard()).isEqualTo(Duration.ofSeconds(100));
    assertThat(options.limits().soft()).isEqualTo(Duration.ofSeconds(90));
    assertThat(options.notBefore()).isEqualTo(Instant.parse("2026-11-23T13:10:52.553739Z"));
    assertThat(options.expires()).isEqualTo(Instant.parse("2026-11-23T13:15:51.547535Z"));
    assertThat(options.lineage()).isEqualTo(new Lineage.ChildOf(task.id(), task.id()));
    assertThat(one("messages/ignore-result", 0).options().ignoreResult()).isTrue();
    assertThat(one("messages/protocol-1", 0).options().notBefore())
        .isEqualTo(Instant.parse("2026-11-23T13:08:08.097928Z"));
  }

  @Test
  void aRetryIsPublishedAsCeleryDoes() throws Exception {
    JsonNode vector = Vectors.read("celery-5.5.3/retry-republication");
    byte[] first = Vectors.raw(vector).getFirst().getBytes(StandardCharsets.UTF_8);
    JsonNode captured = Vectors.tree(Vectors.raw(vector).get(1));
    Instant eta = Instant.parse("2026-11-23T13:10:52.553739Z");
    JsonNode ours = json.read(new Rewriter(json, writer, reader).retried(first, CELERY, eta));
    assertThat(ours.path("body")).isEqualTo(captured.path("body"));
    assertThat(without(ours.path("headers"), "eta"))
        .isEqualTo(without(captured.path("headers"), "eta"));
    assertThat(CeleryTime.read("eta", ours.path("headers").path("eta").stringValue()))
        .isEqualTo(eta);
    assertThat(without(ours.path("properties"), "delivery_tag", "expiration"))
        .isEqualTo(without(captured.path("properties"), "delivery_tag", "expiration", "origin"));
  }

  @Test
  void aRestoredMessageIsMarkedAsKombuMarksIt() {
    String raw = Vectors.raw(Vectors.read("celery-5.5.3/simple-args")).getFirst();
    JsonNode restored =
        Vectors.tree(Vectors.raw(Vectors.read("broker/restored-message")).getFirst());
    JsonNode ours = json.read(new Rewriter(json, writer, reader).redelivered(Vectors.tree(raw)));
    assertThat(ours.path("headers").path("redelivered"))
        .isEqualTo(restored.path("headers").path("redelivered"));
    assertThat(ours.path("properties").path("delivery_info").path("redelivered"))
        .isEqualTo(restored.path("properties").path("delivery_info").path("redelivered"));
    assertThat(ours.path("body")).isEqualTo(Vectors.tree(raw).path("body"));
  }

  private Task one(String name, int index) throws Exception {
    String raw = Vectors.raw(Vectors.read(name)).get(index);
    return reader.read(raw.getBytes(StandardCharsets.UTF_8)).task();
  }

  private static List<String> messages(Path file) {
    List<String> messages = new ArrayList<>();
    for (String raw : Vectors.raw(Vectors.read(file))) {
      if (raw.startsWith("{\"body\"")) {
        messages.add(raw);
      }
    }
    return messages;
  }

  private JsonNode body(String raw) {
    JsonNode message = Vectors.tree(raw);
    byte[] body = Base64.getDecoder().decode(message.path("body").stringValue());
    if (message.path("headers").has("compression")) {
      try (var in = new java.util.zip.InflaterInputStream(new java.io.ByteArrayInputStream(body))) {
        body = in.readAllBytes();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return json.read(body);
  }

  private static JsonNode without(JsonNode node, String... fields) {
    ObjectNode copy = (ObjectNode) node.deepCopy();
    copy.remove(List.of(fields));
    return copy;
  }
}
