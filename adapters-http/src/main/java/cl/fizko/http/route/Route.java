package cl.fizko.http.route;

import io.javalin.http.Handler;

/**
 * One thing that can be asked of the server.
 *
 * @param method how
 * @param path where, with parameters in braces: {@code /api/celery/tasks/{id}}
 * @param access who may
 * @param handler answers; runs on a virtual thread, one call for each request, many at once
 */
public record Route(Method method, String path, Access access, Handler handler) {

  public Route {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path is '" + path + "'; expected it to begin with '/'");
    }
  }
}
