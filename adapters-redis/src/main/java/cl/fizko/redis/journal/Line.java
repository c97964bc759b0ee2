package cl.fizko.redis.journal;

import cl.fizko.redis.task.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that was found.
 *
 * @param batch where
 * @param index at which place in it, the oldest at 0
 */
record Line(String batch, int index, String text) {

  /** Reads batch, index and line of each; batches come the newest first, lines the oldest first. */
  static List<Line> newestFirst(List<Object> answer) {
    List<Line> lines = new ArrayList<>(answer.size() / 3);
    int start = 0;
    for (int i = 0; i < answer.size(); i += 3) {
      String batch = Bytes.text((byte[]) answer.get(i));
      if (!lines.isEmpty() && !lines.getLast().batch().equals(batch)) {
        reverse(lines, start);
        start = lines.size();
      }
      int index = (int) (long) (Long) answer.get(i + 1);
      lines.add(new Line(batch, index, Bytes.text((byte[]) answer.get(i + 2))));
    }
    reverse(lines, start);
    return lines;
  }

  private static void reverse(List<Line> lines, int start) {
    List<Line> last = lines.subList(start, lines.size());
    List<Line> reversed = List.copyOf(last.reversed());
    last.clear();
    last.addAll(reversed);
  }
}
