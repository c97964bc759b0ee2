package cl.fizko.core.task.port;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.JournalFilter;
import cl.fizko.core.task.journal.JournalPage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What became of tasks recently, for people. It holds about as many entries as the adapter is told;
 * the oldest go first. Entries are in the order in which they were written.
 *
 * <p>All methods may be called from any thread and throw {@link
 * cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface TaskJournal {

  /** Writes entries, in the order given. */
  void write(Collection<JournalEntry> entries);

  /**
   * The newest entries that are meant.
   *
   * @param after what a page said is next; empty: from the newest one on. One that no page has said
   *     is an {@link IllegalArgumentException}
   * @param max 1 to 1,000
   */
  JournalPage search(JournalFilter filter, Optional<String> after, int max);

  /** What is known of one task, the oldest entry first; the last 200. */
  List<JournalEntry> timeline(TaskId id);
}
