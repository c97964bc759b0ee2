package cl.fizko.redis.journal;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.TaskState;
import java.time.Duration;
import java.time.Instant;

/**
 * An entry as a line: id, name, queue, worker, state, attempt, Unix milliseconds, microseconds and
 * error, with tabs between them.
 */
final class EntryLine {

  private EntryLine() {}

  static void write(JournalEntry entry, StringBuilder out) {
    escape(entry.task().value(), out);
    out.append('\t');
    escape(entry.name(), out);
    out.append('\t');
    escape(entry.queue(), out);
    out.append('\t');
    escape(entry.worker(), out);
    out.append('\t').append(entry.state().name());
    out.append('\t').append(entry.attempt());
    out.append('\t').append(entry.at().toEpochMilli());
    out.append('\t').append(entry.took().toNanos() / 1_000).append('\t');
    escape(entry.error(), out);
  }

  static JournalEntry read(String line) {
    String[] fields = line.split("\t", -1);
    return new JournalEntry(
        new TaskId(unescape(fields[0])),
        unescape(fields[1]),
        unescape(fields[2]),
        unescape(fields[3]),
        TaskState.valueOf(fields[4]),
        Integer.parseInt(fields[5]),
        Instant.ofEpochMilli(Long.parseLong(fields[6])),
        Duration.ofNanos(Long.parseLong(fields[7]) * 1_000),
        unescape(fields[8]));
  }

  /** Text as it stands in a line. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    escape(text, out);
    return out.toString();
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\\' -> out.append("\\\\");
        default -> out.append(each);
      }
    }
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '\\') {
        i++;
        char escaped = text.charAt(i);
        out.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
      } else {
        out.append(each);
      }
    }
    return out.toString();
  }
}
