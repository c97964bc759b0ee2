package cl.fizko.core.access.port;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.AuditFilter;
import java.util.List;
import java.util.OptionalLong;

/** Keeps who asked for what. Nothing in it changes, and nothing goes away by itself. */
public interface AuditLog {

  /**
   * Keeps an entry; it is safe when this returns.
   *
   * @param entry its id is not looked at: each gets one, higher than those before
   * @throws AccessUnavailableException if it may not be safe
   */
  void record(AuditEntry entry);

  /**
   * Entries, the newest first.
   *
   * @param before only those with a lower id; empty: from the newest
   * @param most 1 or more
   * @throws AccessUnavailableException if they cannot be had
   */
  List<AuditEntry> newest(AuditFilter filter, OptionalLong before, int most);
}
