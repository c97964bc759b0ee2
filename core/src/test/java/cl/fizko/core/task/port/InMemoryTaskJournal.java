package cl.fizko.core.task.port;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.JournalFilter;
import cl.fizko.core.task.journal.JournalPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A journal in the memory of one process: the executable specification of {@link TaskJournal}. */
public final class InMemoryTaskJournal implements TaskJournal {

  private final int size;
  private final TreeMap<Long, JournalEntry> entries = new TreeMap<>();
  private long written;

  public InMemoryTaskJournal(int size) {
    this.size = size;
  }

  @Override
  public synchronized void write(Collection<JournalEntry> more) {
    for (JournalEntry each : more) {
      entries.put(written++, each);
      if (entries.size() > size) {
        entries.pollFirstEntry();
      }
    }
  }

  @Override
  public synchronized JournalPage search(JournalFilter filter, Optional<String> after, int max) {
    long end = after.map(InMemoryTaskJournal::number).orElse(written);
    List<JournalEntry> found = new ArrayList<>();
    for (Map.Entry<Long, JournalEntry> each :
        entries.headMap(end, false).descendingMap().entrySet()) {
      if (found.size() == max) {
        return new JournalPage(found, Optional.of(Long.toString(end)));
      }
      if (filter.matches(each.getValue())) {
        found.add(each.getValue());
      }
      end = each.getKey();
    }
    return new JournalPage(found, Optional.empty());
  }

  private static long number(String cursor) {
    if (!cursor.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("cursor is '" + cursor + "'; expected one of a page");
    }
    return Long.parseLong(cursor);
  }

  @Override
  public synchronized List<JournalEntry> timeline(TaskId id) {
    List<JournalEntry> all =
        entries.values().stream().filter(entry -> entry.task().equals(id)).toList();
    return all.subList(Math.max(0, all.size() - 200), all.size());
  }
}
