package cl.fizko.core.task.journal;

import java.util.List;
import java.util.Optional;

/**
 * Some entries of a journal, the newest first.
 *
 * @param next where the older ones begin; empty on the last page. There may be a next page after
 *     one that is not full, or even empty: a search stops when it has looked at very many
 */
public record JournalPage(List<JournalEntry> entries, Optional<String> next) {

  public JournalPage {
    entries = List.copyOf(entries);
  }
}
