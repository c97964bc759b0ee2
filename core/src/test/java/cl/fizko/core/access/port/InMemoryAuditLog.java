package cl.fizko.core.access.port;

import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.AuditFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** {@link AuditLog} in memory. Safe for use by many threads. */
public final class InMemoryAuditLog implements AuditLog {

  private final List<AuditEntry> entries = new ArrayList<>();

  @Override
  public synchronized void record(AuditEntry entry) {
    entries.add(
        new AuditEntry(
            entries.size() + 1L,
            entry.at(),
            entry.actor(),
            entry.action(),
            entry.target(),
            entry.status(),
            entry.requestId()));
  }

  @Override
  public synchronized List<AuditEntry> newest(AuditFilter filter, OptionalLong before, int most) {
    return entries.reversed().stream()
        .filter(filter::takes)
        .filter(entry -> before.isEmpty() || entry.id() < before.getAsLong())
        .limit(most)
        .toList();
  }
}
