package cl.fizko.http.once;

import cl.fizko.core.access.Principal;
import cl.fizko.core.idempotency.Claim;
import cl.fizko.core.idempotency.StoredAnswer;
import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.http.access.Gate;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives requests that repeat a key the answer of the first one. A key counts for one caller and one
 * route, for 24 hours. Only answers that say that all is well are kept: after any other one the key
 * is free again, and so it is 30 seconds after its process died over it.
 */
public final class OnceEach {

  public static final String HEADER = "Idempotency-Key";
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofHours(24);
  private static final String JSON = "application/json";

  private final IdempotencyKeys keys;

  public OnceEach(IdempotencyKeys keys) {
    this.keys = keys;
  }

  /** The same feature, its routes heeding the key if they are of that kind. */
  public Feature over(Feature feature) {
    return () -> feature.routes().stream().map(this::over).toList();
  }

  private Route over(Route route) {
    Handler first = route.handler();
    return route.once() ? route.answeredBy(ctx -> handle(ctx, route, first)) : route;
  }

  private void handle(Context ctx, Route route, Handler first) throws Exception {
    String given = ctx.header(HEADER);
    if (given == null) {
      first.handle(ctx);
      return;
    }
    if (!FORM.matcher(given).matches()) {
      throw badKey();
    }
    String who = Gate.principal(ctx).map(OnceEach::caller).orElse("");
    String key = Digest.of(who, route.method().name(), route.path(), given);
    String request = Digest.of(ctx.path(), ctx.queryString(), JsonBody.bytes(ctx));
    String owner = UUID.randomUUID().toString();
    switch (keys.claim(key, request, owner, LEASE)) {
      case Claim.First free -> doFirst(ctx, first, key, owner);
      case Claim.Done done -> repeat(ctx, done.answer());
      case Claim.InProgress running ->
          throw new ProblemException(
              Problem.of(409, "The first request with this key is still being worked on."),
              Map.of("Retry-After", "1"));
      case Claim.Taken taken ->
          throw ProblemException.validation(
              List.of(new FieldProblem(HEADER, "was used before for another request")));
    }
  }

  /** Callers of two roles may have the same name. */
  private static String caller(Principal principal) {
    return principal.role() + " " + principal.name();
  }

  private void doFirst(Context ctx, Handler first, String key, String owner) throws Exception {
    boolean kept = false;
    try {
      first.handle(ctx);
      int status = ctx.statusCode();
      if (status >= 200 && status <= 299) {
        String body = ctx.result();
        keys.answer(key, owner, new StoredAnswer(status, body == null ? "" : body), KEPT);
        kept = true;
      }
    } finally {
      if (!kept) {
        keys.release(key, owner);
      }
    }
  }

  private static void repeat(Context ctx, StoredAnswer answer) {
    ctx.status(answer.status()).header(REPLAYED, "true");
    if (!answer.body().isEmpty()) {
      ctx.contentType(JSON).result(answer.body());
    }
  }

  private static ProblemException badKey() {
    return ProblemException.validation(
        List.of(
            new FieldProblem(
                HEADER, "expected 1 to 200 characters of visible ASCII, such as a UUID")));
  }
}
