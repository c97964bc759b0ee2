package cl.fizko.redis.journal;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.Counters;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.TaskState;
import cl.fizko.core.task.journal.Totals;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.Envelope;
import cl.fizko.redis.task.MessageFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads Celery's events (celery-wire §7) as entries. Only what a worker sends that has said that it
 * is not one of ours: those write their entries themselves. For use by one thread.
 */
final class CeleryEventReader {

  private static final int TASKS_REMEMBERED = 50_000;
  private static final int LONGEST_ID = 1_000;

  private final Envelope envelope;
  private final Counters counters;
  private final Set<String> foreign = new HashSet<>();
  private final Map<String, Known> tasks =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > TASKS_REMEMBERED;
        }
      };

  private record Known(String name, int attempt) {}

  /**
   * @param counters count what has ended
   */
  CeleryEventReader(CeleryJson json, Counters counters) {
    this.envelope = new Envelope(json);
    this.counters = counters;
  }

  /** What a message says. */
  List<JournalEntry> read(byte[] message) throws MessageFormatException {
    JsonNode body = envelope.open(message).body();
    List<JournalEntry> entries = new ArrayList<>();
    if (body.isArray()) {
      body.forEach(event -> entry(event).ifPresent(entries::add));
    } else {
      entry(body).ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<JournalEntry> entry(JsonNode event) {
    String worker = event.path("hostname").asString("");
    String type = event.path("type").asString("");
    if (type.startsWith("worker-")) {
      learn(worker, event.path("sw_ident").asString(""));
      return Optional.empty();
    }
    String id = event.path("uuid").asString("");
    if (!foreign.contains(worker) || id.isEmpty() || id.length() > LONGEST_ID) {
      return Optional.empty();
    }
    if (type.equals("task-received")) {
      tasks.put(id, new Known(event.path("name").asString(""), event.path("retries").asInt(0) + 1));
      return Optional.empty();
    }
    return state(type).map(state -> entry(event, new TaskId(id), worker, state));
  }

  private void learn(String worker, String software) {
    if (software.equals("fizko")) {
      foreign.remove(worker);
    } else if (!software.isEmpty()) {
      foreign.add(worker);
    }
  }

  private static Optional<TaskState> state(String type) {
    return switch (type) {
      case "task-started" -> Optional.of(TaskState.STARTED);
      case "task-succeeded" -> Optional.of(TaskState.SUCCESS);
      case "task-failed" -> Optional.of(TaskState.FAILURE);
      case "task-retried" -> Optional.of(TaskState.RETRY);
      case "task-revoked" -> Optional.of(TaskState.REVOKED);
      case "task-rejected" -> Optional.of(TaskState.REJECTED);
      default -> Optional.empty();
    };
  }

  private JournalEntry entry(JsonNode event, TaskId id, String worker, TaskState state) {
    Known known = tasks.getOrDefault(id.value(), new Known("", 1));
    Duration took = Duration.ofNanos((long) (event.path("runtime").asDouble(0) * 1e9));
    count(state, took);
    return new JournalEntry(
        id,
        known.name(),
        "",
        worker,
        state,
        known.attempt(),
        Instant.ofEpochMilli((long) (event.path("timestamp").asDouble(0) * 1_000)),
        took,
        error(event));
  }

  /** The last line of the trace says it; some of Celery's pools hide it in the exception. */
  private static String error(JsonNode event) {
    return event
        .path("traceback")
        .asString("")
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((earlier, later) -> later)
        .orElseGet(() -> event.path("exception").asString(""));
  }

  private void count(TaskState state, Duration took) {
    switch (state) {
      case STARTED -> counters.count(Totals.Count.STARTED);
      case SUCCESS -> {
        counters.count(Totals.Count.SUCCEEDED);
        counters.took(took);
      }
      case FAILURE -> counters.count(Totals.Count.FAILED);
      case RETRY -> counters.count(Totals.Count.RETRIED);
      case REVOKED -> counters.count(Totals.Count.REVOKED);
      case RECEIVED, REJECTED -> {}
    }
  }
}
