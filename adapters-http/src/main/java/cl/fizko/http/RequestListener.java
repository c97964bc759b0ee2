package cl.fizko.http;

import java.time.Duration;

/** Is told of each request that has ended, on the thread that served it: for metrics. */
@FunctionalInterface
public interface RequestListener {

  /** Hears nothing. */
  RequestListener SILENT = (method, route, status, took) -> {};

  /** A route that is none: nothing is served at the path that was asked for. */
  String NO_ROUTE = "none";

  /**
   * A request has ended.
   *
   * @param method as it was sent: any text at all
   * @param route the path as the route declares it, with its parameters in braces; {@link
   *     #NO_ROUTE} if no route has it
   * @param status 100 to 599
   */
  void ended(String method, String route, int status, Duration took);
}
