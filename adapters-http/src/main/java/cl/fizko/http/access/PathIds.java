package cl.fizko.http.access;

import cl.fizko.core.access.CompanyId;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/** Ids that stand in a path. */
final class PathIds {

  private PathIds() {}

  /** The id; empty if it is none, so that nothing can be found by it. */
  static Optional<UUID> find(Context ctx, String name) {
    try {
      return Optional.of(CompanyId.uuid(ctx.pathParam(name)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
