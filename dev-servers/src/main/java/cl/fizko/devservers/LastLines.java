package cl.fizko.devservers;

import java.util.ArrayDeque;
import java.util.Deque;

/** The end of a program's output, for the message that says why it failed. Thread-safe. */
final class LastLines {

  private static final int MOST = 20;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == MOST) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  @Override
  public synchronized String toString() {
    return lines.isEmpty() ? "(it printed nothing)" : String.join("\n", lines);
  }
}
