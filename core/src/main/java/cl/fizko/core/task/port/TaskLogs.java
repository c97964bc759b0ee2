package cl.fizko.core.task.port;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.LogLine;
import java.util.Collection;
import java.util.List;

/**
 * What tasks have logged: of each the last {@value #MOST} lines, for an hour after the last one.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface TaskLogs {

  /** So many lines of a task are kept. */
  int MOST = 200;

  /** Adds lines, in the order given. */
  void append(Collection<LogLine> lines);

  /** The lines of a task, the oldest first. */
  List<LogLine> of(TaskId id);
}
