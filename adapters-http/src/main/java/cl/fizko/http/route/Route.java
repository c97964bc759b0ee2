package cl.fizko.http.route;

import io.javalin.http.Handler;

/**
 * One thing that can be asked of the server.
 *
 * @param method how
 * @param path where, with parameters in braces: {@code /api/celery/tasks/{id}}
 * @param access who may
 * @param handler answers; runs on a virtual thread, one call for each request, many at once
 * @param once whether a repetition with the same {@code Idempotency-Key} gets the first answer
 *     again and has no other effect; the answer must hold nothing secret, for it is kept
 * @param doc what there is to know of it for whoever calls it
 */
public record Route(
    Method method, String path, Access access, Handler handler, boolean once, Doc doc) {

  public Route {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path is '" + path + "'; expected it to begin with '/'");
    }
  }

  /** A route of which nothing more is known, and which does at every call what it is asked for. */
  public Route(Method method, String path, Access access, Handler handler) {
    this(method, path, access, handler, false, Doc.NONE);
  }

  /** The same, with what there is to know of it. */
  public Route documented(Doc what) {
    return new Route(method, path, access, handler, once, what);
  }

  /** The same, with {@code Idempotency-Key}: for what starts work. */
  public Route onceForEachKey() {
    return new Route(method, path, access, handler, true, doc);
  }

  /** The same, answered by another handler. */
  public Route answeredBy(Handler other) {
    return new Route(method, path, access, other, once, doc);
  }
}
