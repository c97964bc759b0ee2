package cl.fizko.redis.control;

import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.CeleryTime;
import cl.fizko.redis.task.Envelope;
import cl.fizko.redis.task.MessageFormatException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Reads broadcasts (celery-wire §6). */
final class BroadcastReader {

  /** Nobody asks that long in advance; such a number is no time. */
  private static final double LATEST = 1e11;

  private final CeleryJson json;
  private final Envelope envelope;
  private final InstantSource time;

  BroadcastReader(CeleryJson json, InstantSource time) {
    this.json = json;
    this.envelope = new Envelope(json);
    this.time = time;
  }

  /**
   * Reads one.
   *
   * @return empty if it has expired
   * @throws MessageFormatException says what was wrong
   */
  Optional<Broadcast> read(byte[] message) throws MessageFormatException {
    Envelope.Opened opened = envelope.open(message);
    if (hasExpired(opened.headers().path("expires"))) {
      return Optional.empty();
    }
    JsonNode body = opened.body();
    JsonNode method = body.path("method");
    if (!method.isString()) {
      throw new MessageFormatException("method is missing; expected a text, such as ping");
    }
    return Optional.of(
        new Broadcast(
            method.stringValue(),
            arguments(body.path("arguments")),
            audience(body),
            answerTo(body),
            opened.headers().path("clock").asLong(0)));
  }

  private boolean hasExpired(JsonNode expires) {
    double at = expires.isNumber() ? expires.doubleValue() : 0;
    return at > 0 && at < LATEST && CeleryTime.unix(time.instant()).doubleValue() > at;
  }

  @SuppressWarnings("unchecked") // the names in a JSON object are texts
  private Map<String, Object> arguments(JsonNode arguments) throws MessageFormatException {
    if (isAbsent(arguments)) {
      return Map.of();
    }
    if (!arguments.isObject()) {
      throw new MessageFormatException("arguments are no object");
    }
    return (Map<String, Object>) Objects.requireNonNull(json.value(arguments));
  }

  private static Audience audience(JsonNode body) throws MessageFormatException {
    JsonNode destination = body.path("destination");
    if (destination.isString()) {
      return new Audience.Named(Set.of(destination.stringValue()));
    }
    if (destination.isArray() && !destination.isEmpty()) {
      Set<String> names = new LinkedHashSet<>();
      destination.forEach(name -> names.add(name.asString("")));
      return new Audience.Named(names);
    }
    JsonNode pattern = body.path("pattern");
    JsonNode matcher = body.path("matcher");
    return pattern.isString() && matcher.isString()
        ? new Audience.Matching(pattern(pattern.stringValue(), matcher.stringValue()))
        : Audience.EVERYBODY;
  }

  private static Pattern pattern(String pattern, String matcher) throws MessageFormatException {
    try {
      return switch (matcher) {
        case "glob" -> Glob.compile(pattern);
        case "pcre" -> Pattern.compile(pattern);
        default ->
            throw new MessageFormatException("matcher is '" + matcher + "'; expected glob or pcre");
      };
    } catch (PatternSyntaxException e) {
      throw new MessageFormatException("pattern cannot be read: " + e.getDescription());
    }
  }

  private Optional<Broadcast.AnswerTo> answerTo(JsonNode body) {
    JsonNode exchange = body.path("reply_to").path("exchange");
    JsonNode routingKey = body.path("reply_to").path("routing_key");
    return exchange.isString() && routingKey.isString()
        ? Optional.of(
            new Broadcast.AnswerTo(
                exchange.stringValue(),
                routingKey.stringValue(),
                json.value(
                    body.path("ticket").isMissingNode() ? json.tree(null) : body.path("ticket"))))
        : Optional.empty();
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }
}
