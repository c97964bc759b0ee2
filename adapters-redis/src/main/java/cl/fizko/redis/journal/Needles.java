package cl.fizko.redis.journal;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that stand in every line that is meant, and in some others.
 *
 * @param lowered in lower case, found whatever the case; may be empty
 * @param exact found as they are
 */
record Needles(String lowered, List<String> exact) {

  static Needles of(JournalFilter filter) {
    List<String> exact = new ArrayList<>();
    if (filter.states().size() == 1) {
      exact.add("\t" + filter.states().iterator().next().name() + "\t");
    }
    if (!filter.namePrefix().isEmpty()) {
      exact.add("\t" + EntryLine.escaped(filter.namePrefix()));
    }
    if (!filter.queue().isEmpty()) {
      exact.add("\t" + EntryLine.escaped(filter.queue()) + "\t");
    }
    if (!filter.worker().isEmpty()) {
      exact.add("\t" + EntryLine.escaped(filter.worker()) + "\t");
    }
    return new Needles(JournalFilter.lower(EntryLine.escaped(filter.text())), exact);
  }

  static Needles of(TaskId id) {
    return new Needles("", List.of(EntryLine.escaped(id.value()) + "\t"));
  }
}
