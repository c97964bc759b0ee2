package cl.fizko.http.stream;

import java.nio.charset.StandardCharsets;

/**
 * Something that a client is told.
 *
 * @param id what a client that comes again says it has seen last, without line breaks; empty: it
 *     says the one before
 * @param name which kind of event, without line breaks
 * @param data one or more lines of text
 */
public record StreamEvent(String id, String name, String data) {

  public StreamEvent {
    if (hasBreak(id) || hasBreak(name) || id.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "id and name of an event stand on one line each: '" + id + "', '" + name + "'");
    }
  }

  /** An event that is no place to come back to. */
  public static StreamEvent of(String name, String data) {
    return new StreamEvent("", name, data);
  }

  private static boolean hasBreak(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder(data.length() + id.length() + name.length() + 32);
    if (!id.isEmpty()) {
      text.append("id: ").append(id).append('\n');
    }
    text.append("event: ").append(name).append('\n');
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    if (data.isEmpty()) {
      text.append("data:\n");
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
