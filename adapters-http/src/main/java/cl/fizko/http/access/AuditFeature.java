package cl.fizko.http.access;

import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.AuditFilter;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.AuditLog;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Input;
import cl.fizko.http.form.Kind;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET /api/v1/audit}: who asked for what that was to change something. */
public final class AuditFeature implements Feature {

  private static final Field<Optional<String>> ACTOR =
      Field.optional("actor", Kind.text(255), "The whole name of who asked.");
  private static final Field<Optional<String>> ACTION =
      Field.optional("action", Kind.text(255), "What was asked, or its beginning: POST /api/v1/.");
  private static final Field<Optional<Instant>> SINCE =
      Field.optional("since", Kind.instant(), "At it or later.");
  private static final Field<Optional<Instant>> UNTIL =
      Field.optional("until", Kind.instant(), "Before it.");
  private static final Field<Optional<Long>> CURSOR =
      Field.optional("cursor", Kind.whole(1, Long.MAX_VALUE), "Where the last page said to go on.");
  private static final Form QUERY = Form.of(ACTOR, ACTION, SINCE, UNTIL, Page.LIMIT, CURSOR);

  private final AuditLog log;

  public AuditFeature(AuditLog log) {
    this.log = log;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/v1/audit", Access.of(Role.OPERATOR), this::list)
            .documented(
                Doc.of("Audit", "Lists who asked for what, the newest first.")
                    .query(QUERY)
                    .reply(200, "A page.", Map.of("items", List.of(view(EXAMPLE))))));
  }

  private static final AuditEntry EXAMPLE =
      new AuditEntry(
          7,
          Instant.EPOCH,
          "operator-1",
          "POST /api/v1/queues/{name}/purge",
          "/api/v1/queues/low/purge",
          200,
          "3c3cf0f2");

  private void list(Context ctx) {
    Input query = QUERY.query(ctx);
    int limit = query.get(Page.LIMIT);
    AuditFilter filter =
        new AuditFilter(query.get(ACTOR), query.get(ACTION), query.get(SINCE), query.get(UNTIL));
    OptionalLong before = query.get(CURSOR).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    List<AuditEntry> found = log.newest(filter, before, limit + 1);
    ctx.json(Page.of(found, limit, entry -> Long.toString(entry.id())).shown(AuditFeature::view));
  }

  private static Map<String, Object> view(AuditEntry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", Long.toString(entry.id()));
    shown.put("at", entry.at().toString());
    shown.put("actor", entry.actor());
    shown.put("action", entry.action());
    shown.put("target", entry.target());
    shown.put("status", entry.status());
    shown.put("request_id", entry.requestId());
    return shown;
  }
}
