package cl.fizko.core.task.port;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.LogLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Log lines in the memory of one process, kept as long as that. */
public final class InMemoryTaskLogs implements TaskLogs {

  private final Map<TaskId, List<LogLine>> lines = new HashMap<>();

  @Override
  public synchronized void append(Collection<LogLine> more) {
    for (LogLine line : more) {
      List<LogLine> own = lines.computeIfAbsent(line.task(), id -> new ArrayList<>());
      own.add(line);
      if (own.size() > MOST) {
        own.removeFirst();
      }
    }
  }

  @Override
  public synchronized List<LogLine> of(TaskId id) {
    return List.copyOf(lines.getOrDefault(id, List.of()));
  }
}
