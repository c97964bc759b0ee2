package cl.fizko.core.access;

import java.time.Instant;

/**
 * That a known caller asked for something that changes something.
 *
 * @param id its place, the later the higher; 0 while it is not kept
 * @param at when it was answered
 * @param actor the name of the principal
 * @param action what was asked: {@code POST /api/v1/queues/{name}/purge}
 * @param target of what: {@code /api/v1/queues/low/purge}
 * @param status the HTTP status of the answer
 * @param requestId under which the log has more
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String action,
    String target,
    int status,
    String requestId) {}
