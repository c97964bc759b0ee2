package cl.fizko.http.json;

import io.javalin.config.Key;

/**
 * How large a body may be.
 *
 * @param mostBytes 1 or more
 */
public record BodyLimit(int mostBytes) {

  /** Where the server keeps it. */
  public static final Key<BodyLimit> KEY = new Key<>("fizko.body-limit");
}
