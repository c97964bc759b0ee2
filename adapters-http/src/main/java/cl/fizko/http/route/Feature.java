package cl.fizko.http.route;

import java.util.List;

/** A part of what the server serves. */
public interface Feature {

  /** Its routes, the same at every call. */
  List<Route> routes();
}
