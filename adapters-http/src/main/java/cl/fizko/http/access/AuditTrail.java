package cl.fizko.http.access;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.port.AuditLog;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Notes every request of a known caller that was to change something, with how it ended, before the
 * caller has the answer. Where there is no log to keep it in, or it is away, the process's own log
 * has the entry: what was done is done, and must not go unrecorded.
 */
public final class AuditTrail {

  private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int LONGEST_TARGET = 500;

  private final Optional<AuditLog> kept;
  private final InstantSource clock;

  /**
   * @param kept empty: the process's own log has the entries
   */
  public AuditTrail(Optional<AuditLog> kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  void note(Context ctx) {
    Optional<Principal> principal = Caller.of(ctx).principal();
    if (principal.isPresent() && !READING.contains(ctx.method().name())) {
      note(entry(ctx, principal.get()));
    }
  }

  private AuditEntry entry(Context ctx, Principal principal) {
    String requestId = ctx.res().getHeader("X-Request-Id");
    return new AuditEntry(
        0,
        clock.instant(),
        principal.name(),
        ctx.method().name() + " " + route(ctx),
        visible(ctx.path()),
        ctx.statusCode(),
        requestId == null ? "" : requestId);
  }

  private static String route(Context ctx) {
    Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
    return endpoint == null ? "" : endpoint.path;
  }

  private static String visible(String path) {
    String cut = path.length() > LONGEST_TARGET ? path.substring(0, LONGEST_TARGET) : path;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }

  private void note(AuditEntry entry) {
    if (kept.isEmpty()) {
      write(Level.INFO, entry);
      return;
    }
    try {
      kept.get().record(entry);
    } catch (AccessUnavailableException e) {
      log.warn("The audit log is away; the entry follows", e);
      write(Level.ERROR, entry);
    }
  }

  private static void write(Level level, AuditEntry entry) {
    log.atLevel(level)
        .addKeyValue("actor", entry.actor())
        .addKeyValue("target", entry.target())
        .addKeyValue("status", entry.status())
        .addKeyValue("request_id", entry.requestId())
        .log("{} by {}: {}", entry.action(), entry.actor(), entry.status());
  }
}
