package cl.fizko.http.access;

import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * Refuses what another site had a browser send: a request that comes with our cookie and changes
 * something has to carry a header that no form and no link can set.
 */
final class CrossSite {

  static final String HEADER = "X-Fizko-Csrf";

  private CrossSite() {}

  /** For a request whose caller is known by a cookie. */
  static void check(Context ctx) {
    boolean reads = HandlerType.GET.equals(ctx.method()) || HandlerType.HEAD.equals(ctx.method());
    String site = ctx.header("Sec-Fetch-Site");
    boolean ours = site == null || "same-origin".equals(site);
    if (!reads && !(ours && "1".equals(ctx.header(HEADER)))) {
      throw new ProblemException(
          Problem.of(
              403,
              "A request with the session's cookie needs the header "
                  + HEADER
                  + ": 1, from a page of this site."));
    }
  }
}
